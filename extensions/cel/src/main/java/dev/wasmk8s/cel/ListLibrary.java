package dev.wasmk8s.cel;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.util.List;

/** Kubernetes' functions of lists, but those that look for an element. */
final class ListLibrary extends FunctionLibrary {
    private static final TypeParamType ELEMENT = TypeParamType.create("A");
    private static final ListType ELEMENTS = ListType.create(ELEMENT);

    /** After what it is made of. */
    static final ListLibrary INSTANCE = new ListLibrary();

    private ListLibrary() {
        member(
                "isSorted",
                CelFunctionBinding.from("k8s_list_is_sorted", List.class, ListLibrary::isSorted),
                SimpleType.BOOL,
                ELEMENTS);
        member("sum", CelFunctionBinding.from("k8s_list_sum", List.class, ListLibrary::sum), ELEMENT, ELEMENTS);
        member(
                "min",
                CelFunctionBinding.from("k8s_list_min", List.class, list -> extreme(list, -1)),
                ELEMENT,
                ELEMENTS);
        member("max", CelFunctionBinding.from("k8s_list_max", List.class, list -> extreme(list, 1)), ELEMENT, ELEMENTS);
    }

    private static boolean isSorted(List<?> list) {
        Object before = null;
        for (Object element : list) {
            if (Comparison.of(before == null ? element : before, element) > 0) {
                return false;
            }
            before = element;
        }
        return true;
    }

    private static Object extreme(List<?> list, int wanted) {
        Object found = null;
        for (Object element : list) {
            if (found == null || Comparison.of(element, found) * wanted > 0) {
                found = element;
            }
        }
        if (found == null) {
            throw new InvalidArgument("min or max of an empty list");
        }
        return found;
    }

    /** All elements are of one type, as with {@code +}; the sum of none is 0. */
    private static Object sum(List<?> list) {
        Object sum = null;
        for (Object element : list) {
            sum = sum == null ? summable(element) : sum(sum, element);
        }
        return sum == null ? Long.valueOf(0) : sum;
    }

    private static Object summable(Object element) {
        if (element instanceof Long
                || element instanceof Double
                || element instanceof Duration
                || element instanceof UnsignedLong) {
            return element;
        }
        throw new InvalidArgument("sum: neither numbers nor durations");
    }

    private static Object sum(Object a, Object b) {
        try {
            if (a instanceof Long x && b instanceof Long y) {
                return Math.addExact(x, y);
            }
            if (a instanceof Double x && b instanceof Double y) {
                return x + y;
            }
            if (a instanceof Duration x && b instanceof Duration y) {
                return x.plus(y);
            }
        } catch (ArithmeticException e) {
            throw new InvalidArgument("sum: overflow", e);
        }
        if (a instanceof UnsignedLong x && b instanceof UnsignedLong y) {
            UnsignedLong sum = x.plus(y);
            if (sum.compareTo(x) >= 0) {
                return sum;
            }
            throw new InvalidArgument("sum: overflow");
        }
        throw new InvalidArgument("sum: elements of different types");
    }
}
