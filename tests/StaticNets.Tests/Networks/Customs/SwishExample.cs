namespace StaticNets.Tests.Networks.Customs;

// The code of docs/custom-layers.md.

[CustomLayer(Input = "n", Parameters = ["beta[n] = 1"])]
public static class LearnedSwish
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> beta)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] / (T.One + T.Exp(-beta[i] * x[i]));
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> y,
        ReadOnlySpan<T> dy,
        Span<T> dx,
        ReadOnlySpan<T> beta,
        Span<T> dBeta
    )
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            T s = T.One / (T.One + T.Exp(-beta[i] * x[i]));
            dx[i] = dy[i] * s;
            dBeta[i] += dy[i] * x[i] * x[i] * s * (T.One - s);
        }
    }
}

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(4)]
[Custom(typeof(LearnedSwish))]
[Dense(2)]
public sealed partial class SwishNet;

/// <summary><see cref="LearnedSwish"/> with the correct gradient.</summary>
[CustomLayer(Input = "n", Parameters = ["beta[n] = 1"])]
public static class RightSwish
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> beta)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T> => LearnedSwish.Forward(x, y, beta);

    public static void Backward<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> y,
        ReadOnlySpan<T> dy,
        Span<T> dx,
        ReadOnlySpan<T> beta,
        Span<T> dBeta
    )
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            T s = T.One / (T.One + T.Exp(-beta[i] * x[i]));
            dx[i] = dy[i] * (s + (beta[i] * x[i] * s * (T.One - s)));
            dBeta[i] += dy[i] * x[i] * x[i] * s * (T.One - s);
        }
    }
}

/// <summary><see cref="SwishNet"/> with the correct gradient.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(4)]
[Custom(typeof(RightSwish))]
[Dense(2)]
public sealed partial class RightSwishNet;
