using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(3, 4, 1)]
[UpSampling2D(2)]
[Conv2D(9, 4, Activation = Activation.Tanh)]
[UpSampling2D(1, 3, Interpolation = Interpolation.Nearest)]
[Conv2D(2, 2, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[UpSampling2D(3, 2)]
public sealed partial class NearestImagesSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 1)]
[UpSampling2D(2)]
[Conv2D(9, 4, Activation = Activation.Tanh)]
[UpSampling2D(1, 3, Interpolation = Interpolation.Nearest)]
[Conv2D(2, 2, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[UpSampling2D(3, 2)]
public sealed partial class NearestImagesDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(3, 4, 2)]
[UpSampling2D(2, Interpolation = Interpolation.Bilinear)]
[Conv2D(9, 4, 5, Activation = Activation.Tanh)]
[UpSampling2D(3, 1, Interpolation = Interpolation.Bilinear)]
[Conv2D(2, 2, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[UpSampling2D(1, 4, Interpolation = Interpolation.Bilinear)]
public sealed partial class BilinearImagesSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 2)]
[UpSampling2D(2, Interpolation = Interpolation.Bilinear)]
[Conv2D(9, 4, 5, Activation = Activation.Tanh)]
[UpSampling2D(3, 1, Interpolation = Interpolation.Bilinear)]
[Conv2D(2, 2, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[UpSampling2D(1, 4, Interpolation = Interpolation.Bilinear)]
public sealed partial class BilinearImagesDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2, 3, 17)]
[UpSampling2D(3, 2)]
public sealed partial class OnlyNearestSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 1)]
[UpSampling2D(2)]
public sealed partial class OnlyNearestDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2, 3, 17)]
[UpSampling2D(3, 2, Interpolation = Interpolation.Bilinear)]
public sealed partial class OnlyBilinearSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 1, 5)]
[UpSampling2D(4, Interpolation = Interpolation.Bilinear)]
public sealed partial class OnlyBilinearDouble : ILearnTargets<double>;

/// <summary>Three layers read the same value, so that the gradients add up.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2, 2)]
[Conv2D(5, 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[UpSampling2D(2, Interpolation = Interpolation.Bilinear, Name = "first")]
[UpSampling2D(2, From = "conv2d", Name = "second")]
[UpSampling2D(2, Interpolation = Interpolation.Bilinear, From = "conv2d")]
[Multiply("first", "second")]
[GlobalAveragePooling2D]
[Dense(2)]
public sealed partial class EnlargedTwice : ILearnTargets<double>;

public sealed class UpSampling2DTests() : ImageWithAdamTests<NearestImagesSingle, NearestImagesDouble>("NearestImages")
{
    [Fact]
    public void NearestAgreesWithPlainLoopsAtEveryWidth()
    {
        CopiedElements.Check<float>(
            typeof(OnlyNearestSingle),
            CopiedElements.OfImage([2, 3, 17], [6, 6, 17], (h, w, c) => (h / 3, w / 2, c))
        );
        CopiedElements.Check<double>(
            typeof(OnlyNearestDouble),
            CopiedElements.OfImage([3, 4, 1], [6, 8, 1], (h, w, c) => (h / 2, w / 2, c))
        );
    }

    [Fact]
    public void BilinearAgreesWithPlainLoopsAtEveryWidth()
    {
        CheckBilinear<float>(typeof(OnlyBilinearSingle), [2, 3, 17], 3, 2, Math.Pow(2, -24));
        CheckBilinear<double>(typeof(OnlyBilinearDouble), [3, 1, 5], 4, 4, Math.Pow(2, -53));
    }

    /// <summary>An image of equal pixels stays one, and a slope stays a slope between the outer centres of pixels.</summary>
    [Fact]
    public void BilinearKeepsASlopeInside()
    {
        double[] y = new double[OnlyBilinearDouble.OutputLength];
        double[] x = [.. Enumerable.Range(0, 15).Select(i => (double)(i / 5))];
        new OnlyBilinearDouble().Predict(x, y);
        double[] expected = [0, 0, 0.125, 0.375, 0.625, 0.875, 1.125, 1.375, 1.625, 1.875, 2, 2];

        // All numbers and all of their products are multiples of 1/64, so nothing is rounded.
        Assert.Equal(expected.SelectMany(row => Enumerable.Repeat(row, 4 * 5)), y);
    }

    private static void CheckBilinear<T>(Type network, int[] image, int down, int across, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // An output is a sum of four products, and the gradient of a pixel a sum over the at most 4 · down · across pixels around it.
        WidthCheck<T>.Run(network, Reference, (_, _) => 10 * ((4 * down * across) + 8) * unitRoundoff);

        PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            (int inputs, int outputs) = (description.InputLength, description.OutputLength);
            double[,] vertical = Weights(image[0], down);
            double[,] horizontal = Weights(image[1], across);
            double[] y = new double[x.Length / inputs * outputs];
            double[] dx = new double[x.Length];
            ForEach((from, to, weight) => y[to] += weight * x[from]);
            ForEach((from, to, weight) => dx[from] += weight * 2 * (y[to] - targets[to]) / y.Length);
            return new PlainResult(y, [], dx);

            void ForEach(Action<int, int, double> visit)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    (int row, int element) = (i / outputs, i % outputs);
                    (int pixel, int c) = (element / image[2], element % image[2]);
                    (int h, int w) = (pixel / (image[1] * across), pixel % (image[1] * across));
                    for (int source = 0; source < image[0] * image[1]; source++)
                    {
                        double weight = vertical[h, source / image[1]] * horizontal[w, source % image[1]];
                        visit((row * inputs) + (source * image[2]) + c, i, weight);
                    }
                }
            }
        }
    }

    /// <summary>Returns the weight of each element of an axis for each element of the longer axis: 1 − distance, clamped at the ends.</summary>
    private static double[,] Weights(int length, int factor)
    {
        double[,] weights = new double[length * factor, length];
        for (int j = 0; j < length * factor; j++)
        {
            double place = Math.Clamp(((j + 0.5) / factor) - 0.5, 0, length - 1);
            for (int i = 0; i < length; i++)
            {
                weights[j, i] = Math.Max(0, 1 - Math.Abs(place - i));
            }
        }

        return weights;
    }
}

public sealed class BilinearUpSampling2DTests() : ImageWithAdamTests<BilinearImagesSingle, BilinearImagesDouble>("BilinearImages");

public sealed class UpSampling2DTwiceTests : GradientTests<EnlargedTwice>;
