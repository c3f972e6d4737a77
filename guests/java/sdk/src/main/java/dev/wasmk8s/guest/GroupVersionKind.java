package dev.wasmk8s.guest;

/** A kind, fully qualified. The core group is empty. No component is null. */
public record GroupVersionKind(String group, String version, String kind) {
    static final GroupVersionKind NONE = new GroupVersionKind("", "", "");

    static GroupVersionKind read(JsonCursor in) {
        if (in.skipNull()) {
            return NONE;
        }
        String group = "";
        String version = "";
        String kind = "";
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "group" -> group = in.text();
                case "version" -> version = in.text();
                case "kind" -> kind = in.text();
                default -> in.skip();
            }
        }
        return new GroupVersionKind(group, version, kind);
    }
}
