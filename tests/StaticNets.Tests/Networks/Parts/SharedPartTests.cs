using System.Numerics.Tensors;

namespace StaticNets.Tests.Networks.Parts;

/// <summary>
/// A part that is used several times under one name has one set of weights, whose gradient is the sum of the gradients of all uses.
/// </summary>
public sealed class SharedPartTests
{
    [Fact]
    public void SharedWeightsAreListedOnce()
    {
        Assert.Equal(
            ["twin/dense/kernel", "twin/dense/bias", "twin/dense_1/kernel", "twin/dense_1/bias", "dense/kernel", "dense/bias"],
            new Twins().Parameters.Names
        );
        Assert.Equal(["block/dense/kernel", "block/dense/bias"], new Again().Parameters.Names);

        // The part counts once, with 6·5 + 5 and 5·4 + 4 parameters; the last layer has 8·2 + 2.
        Assert.Equal(35 + 24 + 18, Twins.ParameterCount);
    }

    [Fact]
    public void GradientsMatchDifferences()
    {
        Passed(GradientCheck.Run<double>(new Again(2), PartRows.Numbers(PartRows.Count * 8, 1), PartRows.Numbers(PartRows.Count * 8, 2)));
        Passed(GradientCheck.Run(new Twins(4), PartRows.Pairs(PartRows.Count, 6, 2)));
        Passed(GradientCheck.Run(new Answers(5), PartRows.Pairs(PartRows.Count, 15, 1)));
        Passed(GradientCheck.Run(new Eyes(6), PartRows.Pairs(PartRows.Count, 32, 1)));

        static void Passed(GradientReport report) => Assert.True(report.Passed, report.ToString());
    }

    /// <summary>The gradient of a tensor with two uses is the sum of the gradients that two separate tensors would have.</summary>
    [Theory]
    [InlineData(PartRows.Count)]
    [InlineData(900)]
    public void SharedWeightsHaveTheSumOfBothGradients(int rows)
    {
        Twins shared = new(3);
        Strangers copies = new();
        foreach (string name in shared.Parameters.Names)
        {
            double[] values = PartRows.Flat(shared.Parameters[name]);
            foreach (string copy in Copies(name))
            {
                copies.Parameters.Set(copy, values);
            }
        }

        (double[] left, double[] right, double[] y) = (
            PartRows.Numbers(rows * 6, 1),
            PartRows.Numbers(rows * 6, 2),
            PartRows.Numbers(rows * 2, 3)
        );
        (Gradients<double> ofShared, Gradients<double> ofCopies) = (new(), new());
        Assert.Equal(copies.Gradient(left, right, y, ofCopies), shared.Gradient(left, right, y, ofShared), 1e-14);
        foreach (string name in shared.Parameters.Names)
        {
            double[] found = PartRows.Flat(ofShared.Parameters[name]);
            double[] sum = new double[found.Length];
            foreach (string copy in Copies(name))
            {
                TensorPrimitives.Add<double>(sum, PartRows.Flat(ofCopies.Parameters[copy]), sum);
            }

            // The two networks add up to 900 rows in different orders, so the gradients differ by at most 900 rounding errors of 2⁻⁵³,
            // relative to terms that partly cancel.
            Assert.True(TensorPrimitives.Distance<double>(sum, found) <= 1e-12 * TensorPrimitives.Norm<double>(sum), name);
        }

        static string[] Copies(string name) =>
            name.StartsWith("twin/", StringComparison.Ordinal) ? ["first" + name[4..], "second" + name[4..]] : [name];
    }

    /// <summary>
    /// DropConnect drops a weight in all uses of the part. A step changes only the weights that are kept, which reveals the mask: 0 for a
    /// dropped weight, 1 / (1 − ½) for a kept one. A second network gets the kernel times the mask. Without DropConnect it has the same
    /// loss as the step, and its gradient times the mask is the gradient of the step.
    /// </summary>
    [Theory]
    [InlineData(PartRows.Count)]
    [InlineData(500)]
    public void AllUsesDropTheSameWeights(int rows)
    {
        const string Kernel = "block/dense/kernel";
        (double[] x, double[] y) = (PartRows.Numbers(rows * 8, 1), PartRows.Numbers(rows * 8, 2));
        Again network = new(1);
        Again masked = network.Clone();
        double[] before = PartRows.Flat(network.Parameters[Kernel]);
        double loss = network.TrainStep(x, y, new Sgd(1));
        double[] step = new double[before.Length];
        TensorPrimitives.Subtract<double>(before, PartRows.Flat(network.Parameters[Kernel]), step);
        double[] mask = [.. step.Select(moved => moved == 0 ? 0.0 : 2.0)];
        Assert.InRange(mask.Count(factor => factor == 0), 1, mask.Length - 1);

        double[] kept = new double[before.Length];
        TensorPrimitives.Multiply<double>(before, mask, kept);
        masked.Parameters.Set(Kernel, kept);
        Gradients<double> gradients = new();
        Assert.Equal(masked.Gradient(x, y, gradients), loss, 1e-14);
        double[] expected = new double[before.Length];
        TensorPrimitives.Multiply<double>(PartRows.Flat(gradients.Parameters[Kernel]), mask, expected);

        // A step is the difference of two weights below 8, each rounded with a relative error of 2⁻⁵³. Gradients are about 0.1, so a step
        // has a relative error of about 2e-14.
        Assert.True(TensorPrimitives.Distance<double>(expected, step) <= 1e-12 * TensorPrimitives.Norm<double>(expected));
    }
}
