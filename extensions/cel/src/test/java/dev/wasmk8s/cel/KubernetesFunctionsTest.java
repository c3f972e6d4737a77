package dev.wasmk8s.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.runtime.expression.EvaluationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that Kubernetes adds to CEL, with the examples of its documentation and what lies beside them. */
class KubernetesFunctionsTest {
    private static final SubjectAccessReviewSpec ANY =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/", "get"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 2, 3].isSorted()",
                "['a', 'b', 'b', 'c'].isSorted()",
                "![2.0, 1.0].isSorted()",
                "[1].isSorted() && [].isSorted()",
                "[1, 3].sum() == 4",
                "[1.0, 3.0].sum() == 4.0",
                "[duration('1m'), duration('1s')].sum() == duration('1m1s')",
                "[].sum() == 0",
                "[1, 3].min() == 1 && [1, 3].max() == 3",
                "[1].min() == 1",
                "([0] + []).min() == 0",
                "[false, true].isSorted() && [true, false].min() == false",
                "['b', 'a'].max() == 'b'",
                "dyn([1, 2.5]).max() == 2.5",
                "[dyn(9007199254740993), dyn(9007199254740992.0)].max() == 9007199254740993",
                "['\\uffff', '\\U0001f600'].isSorted()",
                "[timestamp('2024-01-01T00:00:00Z'), timestamp('2023-01-01T00:00:00Z')].min().getFullYear() == 2023",
                "[1u, 2u].sum() == 3u",
                "request.groups.isSorted()",
            })
    void lists(String expression) throws Exception {
        assertThat(evaluate(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[].min() == 1",
                "[].max() == 1",
                "[9223372036854775807, 1].sum() == 0",
                "['a', 'b'].sum() == 'ab'",
                "[[1], [2]].isSorted()",
                "dyn([1, 'a']).max() == 1",
                "dyn([1, 2.5]).sum() == 3.5",
            })
    void lists_that_have_no_such_value(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(EvaluationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isQuantity('1.3G') && isQuantity('1.3Gi') && isQuantity('10000k') && isQuantity('0')",
                "!isQuantity('1,3G') && !isQuantity('200K') && !isQuantity('Three') && !isQuantity('Mi')",
                "!isQuantity('') && !isQuantity('1 G') && !isQuantity('1e') && !isQuantity('--1') && !isQuantity('1KiB')",
                "quantity('50000000G').isInteger()",
                "quantity('50k').isInteger() && quantity('50k').asInteger() == 50000",
                "!quantity('9999999999999999999999999999999999999G').isInteger()",
                "quantity('9999999999999999999999999999999999999G').asApproximateFloat() == 1e46",
                "quantity('50k').sub(20000).asApproximateFloat() == 30000.0",
                "quantity('50k').add(quantity('20k')) == quantity('70k')",
                "quantity('50k').add(20) == quantity('50020')",
                "quantity('50k').sub(quantity('20k')) == quantity('30k')",
                "quantity('50k').sub(20000) == quantity('30k')",
                "quantity('50k').add(20).sub(quantity('100k')).sub(-50000) == quantity('20')",
                "quantity('200M').compareTo(quantity('0.2G')) == 0",
                "quantity('50M').compareTo(quantity('50Mi')) == -1",
                "quantity('50Mi').compareTo(quantity('50M')) == 1",
                "quantity('150Mi').isGreaterThan(quantity('100Mi'))",
                "!quantity('50Mi').isGreaterThan(quantity('100Mi'))",
                "quantity('50M').isLessThan(quantity('100M')) && !quantity('100M').isLessThan(quantity('50M'))",
                "quantity('-1').sign() == -1 && quantity('0').sign() == 0 && quantity('+1m').sign() == 1",
                "quantity('1500m') == quantity('1.5') && quantity('1e3') == quantity('1k') && quantity('1E') == quantity('1e18')",
                "quantity('.5') == quantity('500m') && quantity('5.') == quantity('5')",
                "quantity('0.1n') == quantity('1n') && quantity('-0.1n') == quantity('-1n')",
                "quantity('16Ei') == quantity('9223372036854775807')",
                "quantity('1Ki') != quantity('1k')",
            })
    void quantities(String expression) throws Exception {
        assertThat(evaluate(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantity('200K').sign() == 1",
                "quantity('1e1000000000').sign() == 1",
                "quantity('9999999999999999999999999999999999999G').asInteger() == 1",
                "quantity('1.5').asInteger() == 1",
            })
    void what_is_no_quantity(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(EvaluationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isIP('127.0.0.1') && isIP('::1') && !isIP('127.0.0.256') && !isIP(':::1')",
                "!isIP('::ffff:1.2.3.4') && !isIP('fe80::1%eth0') && !isIP('127.0.0.01') && !isIP('1.2.3') && !isIP('')",
                "!isIP('1:2:3:4:5:6:7') && !isIP('1:2:3:4:5:6:7:8:9') && !isIP('1::2::3') && !isIP('12345::') && !isIP('1:')",
                "isIP('1:2:3:4:5:6:7:8') && isIP('::') && isIP('1::') && isIP('64:ff9b::1.2.3.4')",
                "ip.isCanonical('127.0.0.1') && ip.isCanonical('2001:db8::abcd')",
                "!ip.isCanonical('2001:DB8::ABCD') && !ip.isCanonical('2001:db8::0:0:0:abcd')",
                "ip.isCanonical('::') && ip.isCanonical('1::') && ip.isCanonical('1:0:2:3:4:5:6:7')",
                "!ip.isCanonical('1::2:3:4:5:6:7') && ip.isCanonical('1:0:0:2::3') && !ip.isCanonical('0:0:0:0:0:0:0:1')",
                "ip('127.0.0.1').family() == 4 && ip('::1').family() == 6",
                "ip('0.0.0.0').isUnspecified() && !ip('127.0.0.1').isUnspecified()",
                "ip('::').isUnspecified() && !ip('::1').isUnspecified()",
                "ip('127.0.0.1').isLoopback() && !ip('192.168.0.1').isLoopback()",
                "ip('::1').isLoopback() && !ip('2001:db8::abcd').isLoopback()",
                "ip('224.0.0.1').isLinkLocalMulticast() && !ip('224.0.1.1').isLinkLocalMulticast()",
                "ip('ff02::1').isLinkLocalMulticast() && !ip('fd00::1').isLinkLocalMulticast()",
                "ip('169.254.169.254').isLinkLocalUnicast() && !ip('192.168.0.1').isLinkLocalUnicast()",
                "ip('fe80::1').isLinkLocalUnicast() && !ip('fd80::1').isLinkLocalUnicast()",
                "ip('192.168.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast()",
                "ip('2001:db8::abcd').isGlobalUnicast() && !ip('ff00::1').isGlobalUnicast()",
                "ip('2001:db8::1') == ip('2001:DB8:0::1') && ip('0.0.0.1') != ip('::1')",
            })
    void addresses(String expression) throws Exception {
        assertThat(evaluate(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isCIDR('192.168.0.0/16') && isCIDR('::1/128') && !isCIDR('192.168.0.0/33') && !isCIDR('::1/129')",
                "!isCIDR('192.168.0.0') && !isCIDR('192.168.0.0/') && !isCIDR('192.168.0.0/016') && !isCIDR('/8')",
                "!isCIDR('::ffff:1.2.3.4/24') && !isCIDR('1.2.3.4/+8')",
                "cidr('192.168.0.0/24').containsIP(ip('192.168.0.1'))",
                "!cidr('192.168.0.0/24').containsIP(ip('192.168.1.1'))",
                "cidr('192.168.0.0/24').containsIP('192.168.0.1')",
                "!cidr('192.168.0.0/24').containsIP('192.168.1.1')",
                "cidr('192.168.0.0/16').containsCIDR(cidr('192.168.10.0/24'))",
                "!cidr('192.168.1.0/24').containsCIDR(cidr('192.168.2.0/24'))",
                "cidr('192.168.0.0/16').containsCIDR('192.168.10.0/24')",
                "!cidr('192.168.1.0/24').containsCIDR('192.168.2.0/24')",
                "!cidr('192.168.10.0/24').containsCIDR('192.168.0.0/16')",
                "cidr('192.168.0.1/24').ip() == ip('192.168.0.1')",
                "cidr('192.168.0.1/24').ip().family() == 4 && cidr('::1/128').ip().family() == 6",
                "cidr('192.168.0.0/24') == cidr('192.168.0.0/24').masked()",
                "cidr('192.168.0.1/24') != cidr('192.168.0.1/24').masked()",
                "cidr('192.168.0.0/16').prefixLength() == 16 && cidr('::1/128').prefixLength() == 128",
                "cidr('0.0.0.0/0').containsIP('255.255.255.255') && !cidr('0.0.0.0/0').containsIP('::')",
                "cidr('2001:db8::/32').containsIP('2001:db8:ffff::1') && cidr('::/0').containsCIDR('::1/128')",
            })
    void networks(String expression) throws Exception {
        assertThat(evaluate(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip('127.0.0.256').family() == 4",
                "ip(':::1').family() == 6",
                "ip.isCanonical('nope')",
                "cidr('192.168.0.0/33').prefixLength() == 33",
                "cidr('10.0.0.0/8').containsIP('nope')",
                "cidr('10.0.0.0/8').containsCIDR('nope')",
            })
    void what_is_no_address_or_network(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(EvaluationException.class);
    }

    private static boolean evaluate(String expression) throws Exception {
        return new CelExpressionCompiler().authorization(expression).evaluate(ANY);
    }
}
