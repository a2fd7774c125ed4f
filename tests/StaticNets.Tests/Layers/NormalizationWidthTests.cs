using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 2, 18)]
[GroupNormalization(2)]
public sealed partial class OnlyGroupsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 9)]
[GroupNormalization(3)]
public sealed partial class OnlyGroupsDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(20)]
[GroupNormalization(4)]
public sealed partial class OnlyGroupsOfRow : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 5)]
[InstanceNormalization]
public sealed partial class OnlyInstances : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 13)]
[RmsNormalization]
public sealed partial class OnlyRmsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 5)]
[RmsNormalization(Axis = 1)]
public sealed partial class OnlyRmsOfLines : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 7)]
[LayerNormalization(Axis = 0)]
public sealed partial class OnlyLayerOfAll : ILearnTargets<double>;

/// <summary>Compares the normalisations of each sample at every width, beside unreadable memory, with plain loops in double.</summary>
public sealed class NormalizationWidthTests
{
    [Fact]
    public void GroupsAgreeWithPlainLoops()
    {
        Check<float>(typeof(OnlyGroupsSingle), i => i % 18 / 9, i => i % 18, 1e-3);
        Check<double>(typeof(OnlyGroupsDouble), i => i % 9 / 3, i => i % 9, 1e-3);
        Check<double>(typeof(OnlyGroupsOfRow), i => i / 5, i => i, 1e-3);
        Check<double>(typeof(OnlyInstances), i => i % 5, i => i % 5, 1e-3);
    }

    [Fact]
    public void LastAxesAgreeWithPlainLoops()
    {
        Check<float>(typeof(OnlyRmsSingle), i => i / 13, i => i % 13, 1e-6, centers: false);
        Check<double>(typeof(OnlyRmsOfLines), i => i / 15, i => i % 15, 1e-6, centers: false);
        Check<double>(typeof(OnlyLayerOfAll), _ => 0, i => i, 1e-3);
    }

    /// <param name="groupOf">The number of the group that an element of a sample is normalised with.</param>
    /// <param name="scaleOf">The index of an element's γ and β.</param>
    private static void Check<T>(Type network, Func<int, int> groupOf, Func<int, int> scaleOf, double epsilon, bool centers = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double unitRoundoff = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);

        // Sums over all elements, of numbers of both signs that are normalised by roots of sums.
        WidthCheck<T>.Run(network, Reference, (description, rows) => 10 * (rows + description.OutputLength + 4) * unitRoundoff);

        PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            int length = description.InputLength;
            double[] y = new double[x.Length];
            double[] dx = new double[x.Length];
            double[][] gradients = [.. weights.Select(tensor => new double[tensor.Length])];
            for (int row = 0; row < x.Length / length; row++)
            {
                IEnumerable<int> all = Enumerable.Range(row * length, length);
                foreach (int[] group in all.GroupBy(i => groupOf(i % length)).Select(members => members.ToArray()))
                {
                    double mean = centers ? group.Average(i => x[i]) : 0;
                    double root = Math.Sqrt(group.Average(i => Math.Pow(x[i] - mean, 2)) + epsilon);
                    double[] n = [.. group.Select(i => (x[i] - mean) / root)];
                    double[] g = new double[group.Length];
                    for (int k = 0; k < group.Length; k++)
                    {
                        int at = group[k];
                        int scale = scaleOf(at % length);
                        y[at] = (weights[0][scale] * n[k]) + (centers ? weights[1][scale] : 0);
                        double dy = 2 * (y[at] - targets[at]) / x.Length;
                        g[k] = dy * weights[0][scale];
                        gradients[0][scale] += dy * n[k];
                        if (centers)
                        {
                            gradients[1][scale] += dy;
                        }
                    }

                    double meanG = centers ? g.Average() : 0;
                    double meanProduct = g.Zip(n, (a, b) => a * b).Average();
                    for (int k = 0; k < group.Length; k++)
                    {
                        dx[group[k]] = (g[k] - meanG - (n[k] * meanProduct)) / root;
                    }
                }
            }

            return new PlainResult(y, gradients, dx);
        }
    }
}
