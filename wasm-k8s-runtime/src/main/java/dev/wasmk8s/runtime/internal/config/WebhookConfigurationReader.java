package dev.wasmk8s.runtime.internal.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ValidatingWebhookConfigurations and MutatingWebhookConfigurations, alone or in lists as {@code kubectl get} writes
 * them, whose webhooks name modules in the place of servers.
 */
record WebhookConfigurationReader(FileLookup files) {
    private static final List<String> KEYS = List.of("apiVersion", "kind", "metadata", "webhooks");
    private static final List<String> LIST_KEYS = List.of("apiVersion", "kind", "metadata", "items");
    private static final List<DocumentKind> KINDS = Stream.concat(
                    DocumentKind.WEBHOOKS.stream(), DocumentKind.WEBHOOK_LISTS.stream())
            .toList();
    private static final String SAY_WHAT_IT_IS = "Begin it with apiVersion and kind.";

    /** The objects in a document; those that are of another kind are reported. */
    List<WebhookConfiguration> read(Field document) {
        return read(document, KINDS);
    }

    private List<WebhookConfiguration> read(Field document, List<DocumentKind> possible) {
        Optional<DocumentKind> kind = DocumentKind.oneOf(possible, document, SAY_WHAT_IT_IS);
        if (kind.isEmpty()) {
            return List.of();
        }
        return DocumentKind.WEBHOOK_LISTS.contains(kind.get())
                ? items(document)
                : List.of(object(document, kind.get().equals(DocumentKind.MUTATING_WEBHOOKS)));
    }

    private List<WebhookConfiguration> items(Field list) {
        Optional<Field> items = Fields.of(list, LIST_KEYS).get("items").filter(field -> !field.isEmptyList());
        if (items.isEmpty()) {
            list.mistake("lists no webhooks", "Name at least one in an object under \"items\".");
        }
        return items.map(Field::elements).orElse(List.of()).stream()
                .flatMap(item -> read(item, DocumentKind.WEBHOOKS).stream())
                .toList();
    }

    private WebhookConfiguration object(Field document, boolean mutating) {
        Fields fields = Fields.of(document, KEYS);
        Optional<String> name = fields.required("metadata", "The object needs a name.")
                .flatMap(metadata -> Fields.ofAny(metadata).required("name", "Webhooks are asked in the order of it."))
                .flatMap(Field::someText);
        Optional<Field> webhooks = fields.get("webhooks").filter(field -> !field.isEmptyList());
        if (webhooks.isEmpty()) {
            document.mistake("lists no webhooks", "Name at least one under \"webhooks\".");
        }
        WebhookReader reader = new WebhookReader(files, mutating);
        Set<String> names = new HashSet<>();
        return new WebhookConfiguration(
                name.orElse(""),
                webhooks.map(Field::elements).orElse(List.of()).stream()
                        .map(webhook -> reader.read(webhook, names))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
