using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using StaticNets.Tool.Declarations;

namespace StaticNets.Import.Tests.Support;

/// <summary>Compares a network with ONNX Runtime on random rows.</summary>
internal static class Comparison
{
    private const int Rows = 3;

    /// <summary>
    /// Asserts that a fixture computes the same as ONNX Runtime. Both round the sums of at most 60 terms, which are below 10, in single
    /// precision: each sum is off by at most 60 · 10 · 2^-24 = 4e-5, and in the mean, with random signs, by a tenth of that. A mistake in the
    /// order of elements or in a formula changes outputs by more than 1e-2.
    /// </summary>
    /// <param name="name">The fixture.</param>
    /// <param name="reference">The model that ONNX Runtime computes, if it is not the same.</param>
    public static void Check(string name, string? reference = null)
    {
        NetworkDeclaration declaration = ImportedModels.Import(name);
        byte[] model = File.ReadAllBytes(ImportedModels.PathOf(reference ?? name));
        Check(declaration, ImportedModels.Load(name), model);
    }

    /// <summary>Asserts that a network computes the same as a model.</summary>
    public static void Check(NetworkDeclaration declaration, object network, byte[] model)
    {
        using InferenceSession session = new(model);
        Random random = new(7);
        List<NamedOnnxValue> values = [];
        List<Array> inputs = [];
        foreach ((string name, NodeMetadata metadata) in session.InputMetadata)
        {
            int[] shape = [.. metadata.Dimensions.Select(length => length > 0 ? length : Rows)];
            int count = shape.Aggregate(1, (product, length) => product * length);
            (int[] axes, int rows) = Axes(declaration.Remarks, name, metadata.Dimensions);
            if (metadata.ElementType == typeof(long))
            {
                long[] indices = [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(11))];
                values.Add(NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(indices, shape)));
                inputs.Add(Array.ConvertAll(indices, index => (int)index));
                continue;
            }

            double[] numbers = [.. Enumerable.Range(0, count).Select(_ => (double)(float)((random.NextDouble() * 2) - 1))];
            bool isDouble = metadata.ElementType == typeof(double);
            values.Add(
                isDouble
                    ? NamedOnnxValue.CreateFromTensor(name, new DenseTensor<double>(numbers, shape))
                    : NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(Array.ConvertAll(numbers, value => (float)value), shape))
            );
            double[] moved = Axis.Move(numbers, shape, axes);
            inputs.Add(isDouble ? moved : Array.ConvertAll(moved, value => (float)value));
            _ = rows;
        }

        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(values);
        double[][] actual = NetworkCall.Predict(network, inputs, Lengths(declaration, inputs));
        int output = 0;
        foreach (DisposableNamedOnnxValue result in results)
        {
            double[] expected = result.Value is DenseTensor<double> wide
                ? [.. wide]
                : [.. ((DenseTensor<float>)result.Value).Select(value => (double)value)];
            int[] shape =
            [
                .. (
                    result.Value is DenseTensor<double> d ? d.Dimensions.ToArray() : ((DenseTensor<float>)result.Value).Dimensions.ToArray()
                ),
            ];
            NodeMetadata metadata = session.OutputMetadata[result.Name];
            (int[] axes, _) = Axes(declaration.Remarks, result.Name, metadata.Dimensions);
            expected = Axis.Move(expected, shape, axes);
            Assert.Equal(expected.Length, actual[output].Length);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[i] - actual[output][i]) <= 1e-5 * Math.Max(1, Math.Abs(expected[i])),
                    $"{result.Name}[{i}]: expected {expected[i]}, found {actual[output][i]}"
                );
            }

            output++;
        }
    }

    private static int[] Lengths(NetworkDeclaration declaration, List<Array> inputs)
    {
        int rows = inputs[0].Length / declaration.Inputs[0].Length;
        return [.. declaration.Outputs.Select(output => rows * output.Length)];
    }

    /// <summary>Returns the axes of a value in the order of the network: rows first, and channels last if the declaration says so.</summary>
    private static (int[] Axes, int Rows) Axes(IReadOnlyList<string> remarks, string name, int[] dimensions)
    {
        int rank = dimensions.Length;
        int rows = Math.Max(Array.FindIndex(dimensions, length => length < 1), 0);
        int[] others = [.. Enumerable.Range(0, rank).Where(axis => axis != rows)];
        bool isChannelsLast = remarks.Any(remark => remark.Contains($"put {name} is ", StringComparison.Ordinal));
        int[] order = isChannelsLast ? [.. others[1..], others[0]] : others;
        return (rank == 0 ? [] : [rows, .. order], rows);
    }
}
