package dev.wasmk8s.runtime.internal.config;

import java.util.Comparator;
import java.util.List;

/**
 * One object that configures webhooks.
 *
 * @param name its name
 * @param webhooks the modules that it names in their places, in order
 */
public record WebhookConfiguration(String name, List<DeclaredModule> webhooks) {
    /** Copies the list. */
    public WebhookConfiguration {
        webhooks = List.copyOf(webhooks);
    }

    /** The webhooks of some objects in the order of the API server: by the name of the object, then by position. */
    public static Declarations inOrder(List<WebhookConfiguration> configurations) {
        return Declarations.ofAdmission(configurations.stream()
                .sorted(Comparator.comparing(WebhookConfiguration::name))
                .flatMap(configuration -> configuration.webhooks().stream())
                .toList());
    }
}
