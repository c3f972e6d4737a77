package dev.wasmk8s.gateway.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.RequestHead;
import dev.wasmk8s.gateway.RequestInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RequestInfoResolverTest {
    private static RequestInfo resolve(String method, String target) {
        RequestHead head = RequestHead.of(method, target, Headers.none());
        return RequestInfoResolver.resolve(method, RequestPath.decode(head.path()), Query.parse(head.query()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(
            resources = "/dev/wasmk8s/gateway/request-info.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            nullValues = "null",
            maxCharsPerColumn = 200)
    void aRequestIsReadAsTheApiServerReadsIt(
            String method,
            String target,
            boolean resourceRequest,
            String verb,
            String group,
            String version,
            String namespace,
            String resource,
            String subresource,
            String name,
            String parts) {
        RequestInfo info = resolve(method, target);

        assertThat(info.resourceRequest()).isEqualTo(resourceRequest);
        assertThat(info.verb()).isEqualTo(text(verb));
        assertThat(info.apiGroup()).isEqualTo(text(group));
        assertThat(info.apiVersion()).isEqualTo(text(version));
        assertThat(info.namespace()).isEqualTo(text(namespace));
        assertThat(info.resource()).isEqualTo(text(resource));
        assertThat(info.subresource()).isEqualTo(text(subresource));
        assertThat(info.name()).isEqualTo(text(name));
        assertThat(String.join("/", info.parts())).isEqualTo(text(parts));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/pods,list,true",
        "GET,/api/v1/pods?watch=1,watch,true",
        "DELETE,/api/v1/namespaces/ns/pods,deletecollection,true",
        "GET,/api/v1/namespaces/ns/pods/p,get,false",
        "POST,/api/v1/namespaces/ns/pods,create,false",
        "DELETE,/api/v1/namespaces/ns/pods/p,delete,false",
        "GET,/api/v1/watch/pods,watch,false",
        "GET,/version,get,false",
    })
    void selectorsAreTakenWhereTheApiServerHonoursThem(String method, String target, String verb, boolean taken) {
        String query = "fieldSelector=a%3Db&fieldSelector=c%3Dd&labelSelector=e,f";
        RequestInfo info = resolve(method, target + (target.contains("?") ? "&" : "?") + query);

        assertThat(info.verb()).isEqualTo(verb);
        assertThat(info.fieldSelector()).isEqualTo(taken ? "a=b" : "");
        assertThat(info.labelSelector()).isEqualTo(taken ? "e,f" : "");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/watch", "/api/v1/watch/", "/api/v1/proxy", "/apis/apps/v1/watch", "/apis/apps/v1/proxy/"})
    void aSpecialVerbNeedsAResource(String path) {
        assertThatThrownBy(() -> resolve("GET", path)).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void thePathIsTheDecodedOne() {
        assertThat(resolve("GET", "/a%3Ab/c%20d?e=f").path()).isEqualTo("/a:b/c d");
    }
}
