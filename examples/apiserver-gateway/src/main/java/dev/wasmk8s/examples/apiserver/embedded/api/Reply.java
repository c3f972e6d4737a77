package dev.wasmk8s.examples.apiserver.embedded.api;

import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.select.Selection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The answer to a request. Immutable. */
public sealed interface Reply {
    /**
     * One document.
     *
     * @param code the HTTP code
     * @param body the document
     * @param type what its objects are, if it can be had as a table or as metadata alone
     * @param warnings texts for the client
     */
    record Document(int code, JsonNode body, Optional<ResourceType> type, List<String> warnings) implements Reply {
        /** A document that is neither an object nor a list of objects. */
        public static Document of(int code, JsonNode body) {
            return new Document(code, body, Optional.empty(), List.of());
        }

        /** An object or a list of objects. */
        public static Document of(JsonNode body, ResourceType type) {
            return new Document(200, body, Optional.of(type), List.of());
        }
    }

    /**
     * Plain text.
     *
     * @param code the HTTP code
     * @param text the text
     */
    record Text(int code, String text) implements Reply {}

    /**
     * A document of a media type of its own.
     *
     * @param contentType the media type
     * @param body not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Bytes(String contentType, byte[] body) implements Reply {}

    /**
     * What takes a while to be found out.
     *
     * @param work finds it out, and may block; it throws an {@link ApiException} if the request is refused
     */
    record Deferred(Supplier<Document> work) implements Reply {}

    /**
     * Changes as they happen.
     *
     * @param type the resource
     * @param namespace the namespace; empty for all
     * @param selection which objects
     * @param since the revision after which to begin; absent to begin with the objects of now
     * @param bookmarks whether the client takes bookmarks
     * @param endOfInitial whether a bookmark is to mark the end of the objects of now
     * @param timeoutSeconds after how long to end; absent for a long while
     */
    record Watch(
            ResourceType type,
            String namespace,
            Selection selection,
            OptionalLong since,
            boolean bookmarks,
            boolean endOfInitial,
            OptionalLong timeoutSeconds)
            implements Reply {}
}
