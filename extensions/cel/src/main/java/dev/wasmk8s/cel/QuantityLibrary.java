package dev.wasmk8s.cel;

import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;

/** Kubernetes' functions of quantities. */
final class QuantityLibrary extends FunctionLibrary {
    /** After what it is made of. */
    static final QuantityLibrary INSTANCE = new QuantityLibrary();

    private QuantityLibrary() {
        global(
                "quantity",
                CelFunctionBinding.from("string_to_quantity", String.class, QuantityText::parse),
                Quantity.TYPE,
                SimpleType.STRING);
        global(
                "isQuantity",
                CelFunctionBinding.from("is_quantity_string", String.class, QuantityText::isQuantity),
                SimpleType.BOOL,
                SimpleType.STRING);
        convert();
        calculate();
        compare();
    }

    private void convert() {
        member(
                "isInteger",
                CelFunctionBinding.from("quantity_is_integer", Quantity.class, Quantity::isInteger),
                SimpleType.BOOL,
                Quantity.TYPE);
        member(
                "asInteger",
                CelFunctionBinding.from("quantity_get_int", Quantity.class, Quantity::asInteger),
                SimpleType.INT,
                Quantity.TYPE);
        member(
                "asApproximateFloat",
                CelFunctionBinding.from("quantity_get_float", Quantity.class, quantity -> quantity.amount()
                        .doubleValue()),
                SimpleType.DOUBLE,
                Quantity.TYPE);
        member(
                "sign",
                CelFunctionBinding.from("quantity_sign", Quantity.class, Quantity::sign),
                SimpleType.INT,
                Quantity.TYPE);
    }

    private void calculate() {
        member(
                "add",
                CelFunctionBinding.from("quantity_add", Quantity.class, Quantity.class, (a, b) -> a.add(b.amount())),
                Quantity.TYPE,
                Quantity.TYPE,
                Quantity.TYPE);
        member(
                "add",
                CelFunctionBinding.from(
                        "quantity_add_int", Quantity.class, Long.class, (a, b) -> a.add(BigDecimal.valueOf(b))),
                Quantity.TYPE,
                Quantity.TYPE,
                SimpleType.INT);
        member(
                "sub",
                CelFunctionBinding.from(
                        "quantity_sub",
                        Quantity.class,
                        Quantity.class,
                        (a, b) -> a.add(b.amount().negate())),
                Quantity.TYPE,
                Quantity.TYPE,
                Quantity.TYPE);
        member(
                "sub",
                CelFunctionBinding.from(
                        "quantity_sub_int",
                        Quantity.class,
                        Long.class,
                        (a, b) -> a.add(BigDecimal.valueOf(b).negate())),
                Quantity.TYPE,
                Quantity.TYPE,
                SimpleType.INT);
    }

    private void compare() {
        member(
                "compareTo",
                CelFunctionBinding.from("quantity_compare_to", Quantity.class, Quantity.class, Quantity::compareTo),
                SimpleType.INT,
                Quantity.TYPE,
                Quantity.TYPE);
        member(
                "isGreaterThan",
                CelFunctionBinding.from(
                        "quantity_is_greater_than", Quantity.class, Quantity.class, (a, b) -> a.compareTo(b) > 0),
                SimpleType.BOOL,
                Quantity.TYPE,
                Quantity.TYPE);
        member(
                "isLessThan",
                CelFunctionBinding.from(
                        "quantity_is_less_than", Quantity.class, Quantity.class, (a, b) -> a.compareTo(b) < 0),
                SimpleType.BOOL,
                Quantity.TYPE,
                Quantity.TYPE);
    }
}
