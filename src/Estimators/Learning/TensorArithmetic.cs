using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// Arithmetic of tensors with values that holds on to the values while libtorch reads them.
/// </summary>
/// <remarks>
/// TorchSharp's own operators turn a number into a <see cref="Scalar"/> that nothing refers to any more while native code
/// uses it: when the garbage collector runs at that moment, its finalizer frees it. Even tensor + tensor makes one (the
/// factor 1 of the second). Seen in a run of minutes as "Expected false to be true" from Scalar.h; it could as well be a
/// wrong number. So nothing that trains may use an operator or method that converts a number.
/// </remarks>
internal static class TensorArithmetic
{
    private static readonly Scalar One = 1.ToScalar();

    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    public static Tensor Plus(this Tensor tensor, double number)
    {
        using Scalar scalar = number.ToScalar();
        return tensor.add(scalar, One);
    }

    public static Tensor Plus(this Tensor tensor, long number)
    {
        using Scalar scalar = number.ToScalar();
        return tensor.add(scalar, One);
    }

    /// <summary>left + factor x right.</summary>
    public static Tensor PlusMultiple(this Tensor left, double factor, Tensor right)
    {
        using Scalar scalar = factor.ToScalar();
        return left.add(right, scalar);
    }

    public static Tensor Times(this Tensor tensor, double number)
    {
        using Scalar scalar = number.ToScalar();
        return tensor.mul(scalar);
    }

    public static Tensor Times(this Tensor tensor, long number)
    {
        using Scalar scalar = number.ToScalar();
        return tensor.mul(scalar);
    }

    /// <summary>Adds rows to the rows of these values; a number may come several times.</summary>
    public static Tensor AddedAt(this Tensor tensor, Tensor values, Tensor rows) => tensor.index_add(0, values, rows, One);

    public static Tensor EqualTo(this Tensor tensor, long number)
    {
        using Scalar scalar = number.ToScalar();
        return tensor.eq(scalar);
    }

    public static Tensor Filled(this Tensor tensor, Tensor mask, double number)
    {
        using Scalar scalar = number.ToScalar();
        return tensor.masked_fill(mask, scalar);
    }

    /// <summary>x tanh(softplus(x)) (Misra 2019); softplus(x) is -log sigmoid(-x).</summary>
    public static Tensor Mish(this Tensor x) => x.mul(nn.functional.logsigmoid(x.neg()).neg().tanh());

    public static void Add(this Tensor target, Tensor other) => target.add_(other, One);

    public static void AddNumber(this Tensor target, double number)
    {
        using Scalar scalar = number.ToScalar();
        target.add_(scalar, One);
    }

    public static void AddMultiple(this Tensor target, double factor, Tensor other)
    {
        using Scalar scalar = factor.ToScalar();
        target.add_(other, scalar);
    }

    public static void Multiply(this Tensor target, double number)
    {
        using Scalar scalar = number.ToScalar();
        target.mul_(scalar);
    }

    /// <summary>target + factor x first x second, element by element.</summary>
    public static void AddProduct(this Tensor target, double factor, Tensor first, Tensor second)
    {
        using Scalar scalar = factor.ToScalar();
        target.addcmul_(first, second, scalar);
    }

    /// <summary>target + factor x first / second, element by element.</summary>
    public static void AddQuotient(this Tensor target, double factor, Tensor first, Tensor second)
    {
        using Scalar scalar = factor.ToScalar();
        target.addcdiv_(first, second, scalar);
    }
}
