package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/**
 * An AdmissionConfiguration of the API server, of which the plugin {@code WASM} is ours. Its modules stand inline or in
 * a file of their own; inline wins. Other plugins are none of our business.
 */
record AdmissionConfigurationReader(ConfigurationFile file) {
    private static final List<String> KEYS = List.of("apiVersion", "kind", "plugins");
    private static final List<String> PLUGIN_KEYS = List.of("name", "path", "configuration");
    private static final String PLUGIN = "WASM";

    List<DeclaredModule> read(Field document) {
        List<Field> plugins =
                Fields.of(document, KEYS).get("plugins").map(Field::elements).orElse(List.of());
        List<Field> ours =
                plugins.stream().filter(AdmissionConfigurationReader::isOurs).toList();
        if (ours.isEmpty()) {
            document.mistake("there is no plugin with the name WASM", "Its configuration is what names the modules.");
            return List.of();
        }
        ours.stream()
                .skip(1)
                .forEach(again -> again.mistake("there is another plugin with the name WASM", "Keep one of them."));
        return modules(ours.get(0));
    }

    private static boolean isOurs(Field plugin) {
        return plugin.peek("name").filter(PLUGIN::equals).isPresent();
    }

    private List<DeclaredModule> modules(Field plugin) {
        Fields fields = Fields.of(plugin, PLUGIN_KEYS);
        Optional<Field> inline = fields.get("configuration");
        if (inline.isPresent()) {
            return file.moduleList(inline.get(), UseCase.ADMISSION, FailurePolicy.FAIL);
        }
        Optional<String> path = fields.text("path");
        if (path.isEmpty() && fields.get("path").isEmpty()) {
            plugin.mistake("the plugin has no configuration", "Give it a \"configuration\", or the \"path\" to one.");
        }
        return path.flatMap(written -> other(fields, written))
                .map(other -> other.modules(UseCase.ADMISSION, FailurePolicy.FAIL))
                .orElse(List.of());
    }

    private Optional<ConfigurationFile> other(Fields plugin, String written) {
        try {
            return Optional.of(file.other(written));
        } catch (InvalidPathException e) {
            plugin.get("path").orElseThrow().mistake("\"" + written + "\" is not a path", "");
            return Optional.empty();
        }
    }
}
