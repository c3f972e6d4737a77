package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.math.BigDecimal;

/** An amount, such as {@code 1.5Gi}. Exact; two are equal if their amounts are, however they were written. */
@Immutable
final class Quantity extends OpaqueValue {
    static final OpaqueType TYPE = OpaqueType.create("kubernetes.Quantity");

    private final BigDecimal amount;

    Quantity(BigDecimal amount) {
        this.amount = amount;
    }

    BigDecimal amount() {
        return amount;
    }

    long sign() {
        return amount.signum();
    }

    long compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    Quantity add(BigDecimal other) {
        return new Quantity(amount.add(other));
    }

    boolean isInteger() {
        try {
            return amount.longValueExact() == amount.longValue();
        } catch (ArithmeticException e) {
            return false;
        }
    }

    long asInteger() {
        try {
            return amount.longValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidArgument("cannot convert value to integer", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity that && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    @Override
    public Quantity value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return TYPE;
    }
}
