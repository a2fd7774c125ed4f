using Amps.Models;

namespace StaticNets.Amplifier.Tests;

/// <summary>Models of every size, in the next larger network, against loops in double precision.</summary>
public sealed class NetworkSizeTests
{
    private const int Samples = 100;

    public static TheoryData<string, int> Sizes()
    {
        TheoryData<string, int> sizes = [];
        foreach (int units in new[] { 1, 8, 12, 16, 20, 24, 31, 32, 40, 64, 79, 80 })
        {
            sizes.Add("Lstm", units);
            sizes.Add("Gru", units);
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ComputesWhatLoopsCompute(string cell, int units)
    {
        Random random = new(units);
        AmpModel model = Model(Enum.Parse<Cell>(cell), units, random);
        float[] x = Uniform(Samples, 1, random);
        float[] y = new float[Samples];
        AmpNetworks.Load(model).NewStream().Process(x, y);
        double[] expected = Play(model, x);

        // As in ModelFileTests, with √80 · 2/√80 and sums of 82 products: (82 · 2/√80 · 2⁻²⁴) · 2 · 2 = 4.4e-6.
        for (int n = 0; n < Samples; n++)
        {
            Assert.Equal(expected[n], y[n], 4.4e-6);
        }
    }

    private static AmpModel Model(Cell cell, int units, Random random)
    {
        int columns = units * AmpNetworks.Gates(cell);
        double most = 2 / Math.Sqrt(units);
        return new AmpModel(
            cell,
            units,
            Uniform(columns, most, random),
            Uniform(units * columns, most, random),
            Uniform(cell == Cell.Gru ? 2 * columns : columns, most, random),
            Uniform(units, most, random),
            0.25f
        );
    }

    private static float[] Uniform(int count, double most, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(most * ((2 * random.NextDouble()) - 1)))];

    /// <summary>The formulas of docs/layers/Lstm.md and Gru.md.</summary>
    private static double[] Play(AmpModel model, float[] x)
    {
        int units = model.Units;
        int columns = model.Kernel.Length;
        double[] h = new double[units];
        double[] c = new double[units];
        return Array.ConvertAll(
            x,
            sample =>
            {
                double[] p = new double[columns];
                double[] q = new double[columns];
                for (int column = 0; column < columns; column++)
                {
                    p[column] = ((double)sample * model.Kernel[column]) + model.Bias[column];
                    q[column] = model.Cell == Cell.Gru ? model.Bias[columns + column] : 0;
                    for (int unit = 0; unit < units; unit++)
                    {
                        q[column] += h[unit] * model.RecurrentKernel[(unit * columns) + column];
                    }
                }

                double y = model.DenseBias;
                for (int unit = 0; unit < units; unit++)
                {
                    double Z(int gate) => p[(gate * units) + unit] + q[(gate * units) + unit];
                    if (model.Cell == Cell.Gru)
                    {
                        double candidate = Math.Tanh(p[(2 * units) + unit] + (Sigmoid(Z(1)) * q[(2 * units) + unit]));
                        h[unit] = (Sigmoid(Z(0)) * h[unit]) + ((1 - Sigmoid(Z(0))) * candidate);
                    }
                    else
                    {
                        c[unit] = (Sigmoid(Z(1)) * c[unit]) + (Sigmoid(Z(0)) * Math.Tanh(Z(2)));
                        h[unit] = Sigmoid(Z(3)) * Math.Tanh(c[unit]);
                    }

                    y += h[unit] * model.DenseKernel[unit];
                }

                return y;
            }
        );
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
