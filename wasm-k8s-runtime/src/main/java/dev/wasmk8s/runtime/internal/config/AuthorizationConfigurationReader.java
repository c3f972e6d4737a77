package dev.wasmk8s.runtime.internal.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An AuthorizationConfiguration of the API server, whose webhooks name modules in the place of servers. What the API
 * server decides by itself is reported, because it cannot be decided here.
 */
record AuthorizationConfigurationReader(FileLookup files) {
    private static final List<String> KEYS = List.of("apiVersion", "kind", "authorizers");
    private static final List<String> AUTHORIZER_KEYS = List.of("type", "name", "webhook");
    private static final String WEBHOOK = "Webhook";
    private static final List<String> TYPES = List.of(WEBHOOK, "Node", "RBAC", "ABAC", "AlwaysAllow", "AlwaysDeny");

    List<DeclaredModule> read(Field document) {
        Optional<Field> authorizers = Fields.of(document, KEYS).get("authorizers");
        if (authorizers.isEmpty() || authorizers.get().isEmptyList()) {
            document.mistake("lists no authorizers", "Name at least one under \"authorizers\".");
            return List.of();
        }
        Set<String> names = new HashSet<>();
        return authorizers.get().elements().stream()
                .map(authorizer -> read(authorizer, names))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<DeclaredModule> read(Field authorizer, Set<String> names) {
        Fields fields = Fields.of(authorizer, AUTHORIZER_KEYS);
        Optional<Field> type = fields.required("type", "Here it is \"" + WEBHOOK + "\".");
        Optional<String> typeName = type.flatMap(field -> field.oneOf(TYPES));
        Optional<Field> nameField = fields.required("name", "It stands in errors and metrics.");
        Optional<String> name = nameField.flatMap(Field::text);
        name.ifPresent(text -> check(nameField.get(), text, names));
        if (typeName.isPresent() && !typeName.get().equals(WEBHOOK)) {
            type.get()
                    .mistake(
                            "what authorizers of type " + typeName.get() + " decide cannot be decided here",
                            "Leave it out, and let the API server decide what no module does.");
            fields.get("webhook")
                    .ifPresent(webhook ->
                            webhook.mistake("only an authorizer of type " + WEBHOOK + " has it", "Leave it out."));
            return Optional.empty();
        }
        if (typeName.isEmpty()) {
            return Optional.empty();
        }
        return fields.required("webhook", "An authorizer of type " + WEBHOOK + " needs it.")
                .flatMap(webhook -> new AuthorizationWebhookReader(files).read(webhook, name.orElse("")))
                .filter(definition -> name.isPresent())
                .map(definition -> new DeclaredModule(definition, authorizer.origin()));
    }

    private static void check(Field field, String name, Set<String> names) {
        if (!ApiNames.isSubdomain(name)) {
            field.mistake(
                    "\"" + name + "\" is not the name of an authorizer",
                    "A name is a DNS name in lower case, such as \"owners.example.org\".");
        } else if (!names.add(name)) {
            field.mistake("another authorizer has the name \"" + name + "\"", "Give it another one.");
        }
    }
}
