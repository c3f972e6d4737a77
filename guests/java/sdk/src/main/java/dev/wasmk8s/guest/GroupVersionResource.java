package dev.wasmk8s.guest;

/** A resource (plural, lower case), fully qualified. The core group is empty. No component is null. */
public record GroupVersionResource(String group, String version, String resource) {
    static final GroupVersionResource NONE = new GroupVersionResource("", "", "");

    static GroupVersionResource read(JsonCursor in) {
        if (in.skipNull()) {
            return NONE;
        }
        String group = "";
        String version = "";
        String resource = "";
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "group" -> group = in.text();
                case "version" -> version = in.text();
                case "resource" -> resource = in.text();
                default -> in.skip();
            }
        }
        return new GroupVersionResource(group, version, resource);
    }
}
