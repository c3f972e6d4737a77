package dev.wasmk8s.gateway.internal.access;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Status.Details;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.gateway.internal.answer.Quoted;
import java.util.List;
import java.util.Optional;

/** The API server's answer to what a user must not do, word for word. */
public final class Forbidden {
    private Forbidden() {}

    /**
     * The Status.
     *
     * @param reason the authorizer's; may be empty
     */
    public static Status status(SubjectAccessReviewSpec spec, String reason) {
        String why = sanitize(message(spec)) + (reason.isEmpty() ? "" : ": " + reason);
        ResourceAttributes asked =
                spec.resourceAttributes().orElseGet(() -> ResourceAttributes.of("", "", "", "", "", ""));
        String resource = asked.group().isEmpty() ? asked.resource() : asked.resource() + '.' + asked.group();
        String object =
                resource.isEmpty() || asked.name().isEmpty() ? resource : resource + ' ' + Quoted.of(asked.name());
        Details details = new Details(asked.name(), asked.group(), asked.resource(), "", List.of(), 0);
        return new Status(
                "Failure",
                (object.isEmpty() ? "forbidden: " : object + " is forbidden: ") + why,
                "Forbidden",
                403,
                Optional.of(details));
    }

    /** Takes the look of HTML off a text. */
    static String sanitize(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String message(SubjectAccessReviewSpec spec) {
        String user = "User " + Quoted.of(spec.user().username()) + " cannot ";
        return user
                + spec.resourceAttributes()
                        .map(Forbidden::resource)
                        .or(() -> spec.nonResourceAttributes().map(Forbidden::path))
                        .orElseThrow();
    }

    private static String path(NonResourceAttributes asked) {
        return asked.verb() + " path " + Quoted.of(asked.path());
    }

    private static String resource(ResourceAttributes asked) {
        String resource =
                asked.subresource().isEmpty() ? asked.resource() : asked.resource() + '/' + asked.subresource();
        return asked.verb() + " resource " + Quoted.of(resource) + " in API group " + Quoted.of(asked.group())
                + (asked.namespace().isEmpty()
                        ? " at the cluster scope"
                        : " in the namespace " + Quoted.of(asked.namespace()));
    }
}
