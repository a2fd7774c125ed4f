using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Tests.Networks.Customs;

/// <summary>ReLU: values of any shape, no parameters, a gradient that is partly left at zero.</summary>
[CustomLayer]
public static class Rectifier
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.Max(x[i], T.Zero);
        }
    }

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (y[i] > T.Zero)
            {
                dx[i] = dy[i];
            }
        }
    }
}

/// <summary><c>y = x · scale + shift</c>: two vectors, one of them with initial values.</summary>
[CustomLayer(Input = "n", Parameters = ["scale[n] = 1.5", "shift[n]"])]
public static class Affine
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = (x[i] * scale[i]) + shift[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> y,
        ReadOnlySpan<T> dy,
        Span<T> dx,
        ReadOnlySpan<T> scale,
        Span<T> dScale,
        ReadOnlySpan<T> shift,
        Span<T> dShift
    )
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = dy[i] * scale[i];
            dScale[i] += dy[i] * x[i];
            dShift[i] += dy[i];
        }
    }
}

/// <summary>What <c>[Dense(5)]</c> computes: a matrix, whose rows have gaps in the parameter block, and an axis as an argument.</summary>
[CustomLayer(Input = "n", Output = "5", Parameters = ["kernel[n, 5]", "bias[5]"])]
public static class Product
{
    public static void Forward(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, int n)
    {
        bias.CopyTo(y);
        for (int k = 0; k < n; k++)
        {
            for (int unit = 0; unit < y.Length; unit++)
            {
                y[unit] += x[k] * kernel[(k * y.Length) + unit];
            }
        }
    }

    public static void Backward(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> dy,
        Span<double> dx,
        ReadOnlySpan<double> kernel,
        Span<double> dKernel,
        ReadOnlySpan<double> bias,
        Span<double> dBias
    )
    {
        for (int k = 0; k < x.Length; k++)
        {
            for (int unit = 0; unit < dy.Length; unit++)
            {
                dx[k] += dy[unit] * kernel[(k * dy.Length) + unit];
                dKernel[(k * dy.Length) + unit] += dy[unit] * x[k];
            }
        }

        for (int unit = 0; unit < dy.Length; unit++)
        {
            dBias[unit] += dy[unit];
        }
    }
}

/// <summary>The larger one of each pair of neighbours, times a factor: half as many outputs.</summary>
[CustomLayer(Input = "n", Output = "n / 2", Parameters = ["scale[n / 2] = 1"])]
public static class Maxout
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> scale)
        where T : IFloatingPoint<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.Max(x[2 * i], x[(2 * i) + 1]) * scale[i];
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> y,
        ReadOnlySpan<T> dy,
        Span<T> dx,
        ReadOnlySpan<T> scale,
        Span<T> dScale
    )
        where T : IFloatingPoint<T>
    {
        for (int i = 0; i < dy.Length; i++)
        {
            int larger = x[2 * i] > x[(2 * i) + 1] ? 2 * i : (2 * i) + 1;
            dx[larger] = dy[i] * scale[i];
            dScale[i] += dy[i] * x[larger];
        }
    }
}

/// <summary>The mean over all pixels, as <c>[GlobalAveragePooling2D]</c> computes it.</summary>
[CustomLayer(Input = "height, width, channels", Output = "channels")]
public static class PixelMean
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, int width, int height)
        where T : IFloatingPoint<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i % y.Length] += x[i];
        }

        T pixels = T.CreateChecked(height * width);
        foreach (ref T mean in y)
        {
            mean /= pixels;
        }
    }

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, int channels)
        where T : IFloatingPoint<T>
    {
        T pixels = T.CreateChecked(x.Length / channels);
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = dy[i % channels] / pixels;
        }
    }
}

/// <summary>Differences of neighbouring steps: one step less, and as many features.</summary>
[CustomLayer(Input = "steps, features", Output = "steps - 1, features")]
public static class Differences
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, int features)
        where T : INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i + features] - x[i];
        }
    }

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, int steps, int features)
        where T : INumber<T>
    {
        for (int i = 0; i < (steps - 1) * features; i++)
        {
            dx[i + features] += dy[i];
            dx[i] -= dy[i];
        }
    }
}

/// <summary>Throws if an element of x is 1000.</summary>
[CustomLayer]
public static class Fragile
{
    public static void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        if (x.Contains(1000))
        {
            throw new ArithmeticException("An element is 1000.");
        }

        x.CopyTo(y);
    }

    public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) => dy.CopyTo(dx);
}

/// <summary>As <see cref="Affine"/>, but the gradient of x lacks the factor.</summary>
[CustomLayer(Input = "n", Parameters = ["scale[n] = 1.5"])]
public static class WithoutFactor
{
    public static void Forward(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> scale)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * scale[i];
        }
    }

    public static void Backward(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> dy,
        Span<double> dx,
        ReadOnlySpan<double> scale,
        Span<double> dScale
    )
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = dy[i];
            dScale[i] += dy[i] * x[i];
        }
    }
}

/// <summary>As <see cref="WithoutFactor"/>, but the gradient of the factor is that of the last sample instead of the sum.</summary>
[CustomLayer(Input = "n", Parameters = ["scale[n] = 1.5"])]
public static class WithoutSum
{
    public static void Forward(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> scale) => WithoutFactor.Forward(x, y, scale);

    public static void Backward(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> dy,
        Span<double> dx,
        ReadOnlySpan<double> scale,
        Span<double> dScale
    )
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = dy[i] * scale[i];
            dScale[i] = dy[i] * x[i];
        }
    }
}
