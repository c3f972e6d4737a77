package dev.wasmk8s.spec.change;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.json.JsonReader;

/** What makes an object this object. An empty string stands for an absent value. */
final class ObjectIdentity {
    private String apiVersion = "";
    private String kind = "";
    private String name = "";
    private String namespace = "";
    private String uid = "";

    private ObjectIdentity() {}

    /** Reads an object whole, and keeps its identity. */
    static ObjectIdentity read(RawJson object, FailureCode failure) {
        return JsonReader.read(object, failure, in -> {
            ObjectIdentity identity = new ObjectIdentity();
            in.object();
            for (String key = in.field(); key != null; key = in.field()) {
                switch (key) {
                    case "apiVersion" -> identity.apiVersion = in.string();
                    case "kind" -> identity.kind = in.string();
                    case "metadata" -> identity.readMetadata(in);
                    default -> in.skip();
                }
            }
            return identity;
        });
    }

    private void readMetadata(JsonReader in) {
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "name" -> name = in.string();
                case "namespace" -> namespace = in.string();
                case "uid" -> uid = in.string();
                default -> in.skip();
            }
        }
    }

    /** Refuses a change of identity. Empty metadata may be filled in; the type may not. */
    void requireSameAs(ObjectIdentity original) {
        require(apiVersion.equals(original.apiVersion), "apiVersion");
        require(kind.equals(original.kind), "kind");
        require(original.name.isEmpty() || name.equals(original.name), "metadata.name");
        require(original.namespace.isEmpty() || namespace.equals(original.namespace), "metadata.namespace");
        require(original.uid.isEmpty() || uid.equals(original.uid), "metadata.uid");
    }

    private static void require(boolean same, String field) {
        if (!same) {
            throw new ReviewException(
                    FailureCode.RESPONSE_REFUSED,
                    "the patch changes " + field + " of the object; it must stay as it was");
        }
    }
}
