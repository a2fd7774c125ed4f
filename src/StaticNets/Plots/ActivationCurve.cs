using System.Runtime.Intrinsics;
using StaticNets.Simd;
using Lane = StaticNets.Simd.Simd128<double>;
using V = System.Runtime.Intrinsics.Vector128<double>;

namespace StaticNets.Plots;

/// <summary>An activation and its derivative as functions of a single number, with the default arguments of the layers.</summary>
internal sealed record ActivationCurve(Func<double, double> Value, Func<double, double> Derivative)
{
    private const double LeakySlope = 0.01;

    // Klambauer et al. 2017.
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    private static readonly Func<double, double> _expMinusOne = Of(SimdMath.ExpMinusOneOfNegative<Lane, V, double>);

    /// <exception cref="ArgumentException">The activation depends on more than one number, or there is no such activation.</exception>
    public static ActivationCurve Of(Activation activation) =>
        activation switch
        {
            Activation.Linear => new(z => z, _ => 1),
            Activation.Relu => Rectified(_ => 0, _ => 0),
            Activation.Sigmoid => FromValue(SimdMath.Sigmoid<Lane, V, double>, y => y * (1 - y)),
            Activation.Tanh => FromValue(SimdMath.Tanh<Lane, V, double>, y => 1 - (y * y)),
            Activation.LeakyRelu => Rectified(z => LeakySlope * z, _ => LeakySlope),
            Activation.Elu or Activation.Celu => Rectified(_expMinusOne, Math.Exp),
            Activation.Selu => Rectified(z => SeluScale * SeluAlpha * _expMinusOne(z), z => SeluScale * SeluAlpha * Math.Exp(z), SeluScale),
            Activation.Swish => new(Of(SimdMath.Swish<Lane, V, double>), Of(SimdMath.SwishDerivative<Lane, V, double>)),
            Activation.Gelu => new(Of(SimdMath.Gelu<Lane, V, double>), Of(SimdMath.GeluDerivative<Lane, V, double>)),
            Activation.GeluTanh => new(Of(SimdMath.GeluTanh<Lane, V, double>), Of(SimdMath.GeluTanhDerivative<Lane, V, double>)),
            Activation.Mish => new(Of(SimdMath.Mish<Lane, V, double>), Of(SimdMath.MishDerivative<Lane, V, double>)),
            Activation.Softplus => new(Of(SimdMath.Softplus<Lane, V, double>), Of(SimdMath.Sigmoid<Lane, V, double>)),
            Activation.Relu6 => Clamped(0, 6, 1, 0),
            Activation.HardSigmoid => Clamped(0, 1, 1.0 / 6, 0.5),
            Activation.HardTanh => Clamped(-1, 1, 1, 0),
            Activation.HardSwish => new(Of(SimdMath.HardSwish<Lane, V, double>), Of(SimdMath.HardSwishDerivative<Lane, V, double>)),
            Activation.Heaviside => new(z => z > 0 ? 1 : 0, _ => 0),
            Activation.Softsign => new(z => z / (1 + Math.Abs(z)), z => 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z)))),
            Activation.ThresholdedRelu => new(z => z > 1 ? z : 0, z => z > 1 ? 1 : 0),
            Activation.Softmax or Activation.LogSoftmax => throw new ArgumentException(
                $"{activation} is no function of a single number: each of its results depends on all numbers of a row.",
                nameof(activation)
            ),
            _ => throw new ArgumentException($"There is no activation {activation}.", nameof(activation)),
        };

    private static Func<double, double> Of(Func<V, V> function) => z => function(Vector128.Create(z)).ToScalar();

    private static ActivationCurve FromValue(Func<V, V> function, Func<double, double> derivativeOfValue)
    {
        Func<double, double> value = Of(function);
        return new ActivationCurve(value, z => derivativeOfValue(value(z)));
    }

    /// <summary><paramref name="slope"/> · z for positive z, otherwise another function.</summary>
    private static ActivationCurve Rectified(Func<double, double> below, Func<double, double> slopeBelow, double slope = 1) =>
        new(z => z > 0 ? slope * z : below(z), z => z > 0 ? slope : slopeBelow(z));

    /// <summary>A straight line between two bounds, where the derivative is 0.</summary>
    private static ActivationCurve Clamped(double low, double high, double slope, double offset) =>
        new(z => Math.Clamp((slope * z) + offset, low, high), z => (slope * z) + offset is var y && y > low && y < high ? slope : 0);
}
