package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code metadata.managedFields} of one kind. Stateless. */
public final class ManagedFields {
    private final ResourceType type;
    private final Clock clock;

    private ManagedFields(ResourceType type, Clock clock) {
        this.type = type;
        this.clock = clock;
    }

    /** Keeps the fields of objects of a kind. */
    public static ManagedFields of(ResourceType type, Clock clock) {
        return new ManagedFields(type, clock);
    }

    /**
     * Notes that somebody changed an object, in place: the changed fields are its own from now on, and nobody else's.
     *
     * @param before the object before the change; without any fields if it is new
     * @param after the object after the change, in which a client may have edited the managers, too
     */
    public void update(ObjectNode before, ObjectNode after, String manager, String subresource) {
        boolean edited = after.path("metadata").path("managedFields").isArray();
        Map<Manager.Id, Manager> managers = read(edited ? after : before);
        Flattening then = Flattening.of(before, type.schema());
        Flattening now = Flattening.of(after, type.schema());
        FieldSet changed = now.changedFrom(then);
        FieldSet gone = then.set().minus(now.set());
        Manager.Id id = new Manager.Id(manager, Manager.UPDATE, type.apiVersion(), subresource);
        FieldSet own = managers.containsKey(id) ? managers.get(id).fields() : FieldSet.EMPTY;
        Map<Manager.Id, Manager> result = without(managers, changed.plus(gone));
        put(result, id, own.plus(changed).minus(gone), managers);
        write(after, result);
    }

    /**
     * Applies a configuration.
     *
     * @param live the object; not changed
     * @param config what the manager wants of it
     * @param force whether to take fields from others
     * @return the object that results
     * @throws dev.wasmk8s.examples.apiserver.embedded.api.ApiException with 409 if others manage what it changes
     */
    public ObjectNode apply(ObjectNode live, ObjectNode config, String manager, String subresource, boolean force) {
        Map<Manager.Id, Manager> managers = read(live);
        Manager.Id id = new Manager.Id(manager, Manager.APPLY, type.apiVersion(), subresource);
        FieldSet wanted = Flattening.of(config, type.schema()).set();
        ObjectNode merged = (ObjectNode) ApplyMerge.merge(live, config, type.schema());
        Manager last = managers.get(id);
        if (last != null) {
            Removal.remove(merged, type.schema(), abandoned(last.fields(), wanted, managers, id));
        }
        Flattening then = Flattening.of(live, type.schema());
        Flattening now = Flattening.of(merged, type.schema());
        FieldSet changed = now.changedFrom(then);
        if (!force) {
            refuseConflicts(managers, id, changed);
        }
        FieldSet gone = then.set().minus(now.set());
        Map<Manager.Id, Manager> result = without(managers, gone);
        result.replaceAll((other, entry) ->
                other.equals(id) ? entry : entry.with(entry.fields().minus(changed)));
        put(result, id, wanted, managers);
        write(merged, result);
        return merged;
    }

    /** What the manager no longer wants and nobody else manages, wholly or in part. */
    private static FieldSet abandoned(
            FieldSet last, FieldSet wanted, Map<Manager.Id, Manager> managers, Manager.Id id) {
        FieldSet kept = wanted;
        for (Manager other : managers.values()) {
            if (!other.id().equals(id)) {
                kept = kept.plus(other.fields());
            }
        }
        FieldSet stay = kept;
        return new FieldSet(last.paths().stream()
                .filter(path -> !stay.hasWithin(path))
                .collect(java.util.stream.Collectors.toSet()));
    }

    private static void refuseConflicts(Map<Manager.Id, Manager> managers, Manager.Id id, FieldSet changed) {
        Conflicts conflicts = new Conflicts();
        for (Manager other : managers.values()) {
            if (!other.id().equals(id)) {
                conflicts.add(other, other.fields().and(changed));
            }
        }
        conflicts.refuse();
    }

    private static Map<Manager.Id, Manager> without(Map<Manager.Id, Manager> managers, FieldSet fields) {
        Map<Manager.Id, Manager> result = new LinkedHashMap<>();
        managers.forEach(
                (id, manager) -> result.put(id, manager.with(manager.fields().minus(fields))));
        return result;
    }

    /** Sets what a manager has; the time stays if that is what it had. */
    private void put(Map<Manager.Id, Manager> result, Manager.Id id, FieldSet fields, Map<Manager.Id, Manager> before) {
        Manager last = before.get(id);
        String time = last != null && last.fields().equals(fields) ? last.time() : Meta.time(clock.instant());
        result.put(id, new Manager(id, time, fields));
    }

    private static Map<Manager.Id, Manager> read(ObjectNode object) {
        Map<Manager.Id, Manager> managers = new LinkedHashMap<>();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            Manager manager = Manager.parse(entry);
            if (!manager.fields().isEmpty()) {
                managers.put(manager.id(), manager);
            }
        }
        return managers;
    }

    private static void write(ObjectNode object, Map<Manager.Id, Manager> managers) {
        ObjectNode metadata = new Meta(object).node();
        metadata.remove("managedFields");
        ArrayNode entries = object.arrayNode();
        for (Manager manager : managers.values()) {
            if (!manager.fields().isEmpty()) {
                entries.add(manager.toJson());
            }
        }
        if (!entries.isEmpty()) {
            metadata.set("managedFields", entries);
        }
    }
}
