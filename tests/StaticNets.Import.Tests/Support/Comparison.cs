using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using StaticNets.Tool.Declarations;

namespace StaticNets.Import.Tests.Support;

/// <summary>Compares a network with ONNX Runtime on random rows.</summary>
internal static class Comparison
{
    // No axis of a fixture has this length.
    private const int Rows = 17;

    // The length of axes that fixtures leave open and call "steps".
    private const int Steps = 9;

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

    /// <summary>Asserts that a network computes the same as the model that it was exported to: their values have the same axes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="model">The model.</param>
    /// <param name="steps">The number of steps, where it is open.</param>
    public static void CheckExport(object network, byte[] model, int? steps = null)
    {
        using InferenceSession session = new(model);
        Random random = new(7);
        List<NamedOnnxValue> values = [];
        List<Array> inputs = [];
        foreach ((string name, NodeMetadata metadata) in session.InputMetadata)
        {
            int[] shape = [Rows, .. metadata.Dimensions[1..].Select(length => length > 0 ? length : steps!.Value)];
            int count = shape.Aggregate(1, (product, length) => product * length);
            if (metadata.ElementType == typeof(long))
            {
                int[] indices = [.. Enumerable.Range(0, count).Select(_ => random.Next(11))];
                values.Add(
                    NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(Array.ConvertAll(indices, index => (long)index), shape))
                );
                inputs.Add(indices);
            }
            else if (metadata.ElementType == typeof(double))
            {
                double[] numbers = [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
                values.Add(NamedOnnxValue.CreateFromTensor(name, new DenseTensor<double>(numbers, shape)));
                inputs.Add(numbers);
            }
            else
            {
                float[] numbers = [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
                values.Add(NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(numbers, shape)));
                inputs.Add(numbers);
            }
        }

        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(values);
        (string Name, double[] Values)[] expected = [.. results.Select(result => (result.Name, Numbers(result).Values))];
        double[][] actual = NetworkCall.Predict(network, inputs, [.. expected.Select(output => output.Values.Length)], steps);
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.True(
                expected[i].Values.Distinct().Count() > 1,
                $"{expected[i].Name} is the same number everywhere, which no mistake changes"
            );
            Check(expected[i].Name, expected[i].Values, actual[i]);
        }
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
            int[] shape =
            [
                .. metadata.Dimensions.Select(
                    (length, i) =>
                        length > 0 ? length
                        : metadata.SymbolicDimensions[i] == "steps" ? Steps
                        : Rows
                ),
            ];
            int count = shape.Aggregate(1, (product, length) => product * length);
            int[] axes = Axes(declaration.Remarks, name, shape);
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
        }

        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(values);
        int? steps = declaration.Inputs[0].Shape.Contains(Layer.AnySteps) ? Steps : null;
        double[][] actual = NetworkCall.Predict(network, inputs, Lengths(declaration, inputs), steps);
        DisposableNamedOnnxValue[] outputs = [.. results.DistinctBy(result => result.Name)];
        Assert.Equal(outputs.Length, actual.Length);
        for (int i = 0; i < outputs.Length; i++)
        {
            (double[] expected, int[] shape) = Numbers(outputs[i]);
            int[] axes = Axes(declaration.Remarks, outputs[i].Name, shape);
            Check(outputs[i].Name, Axis.Move(expected, shape, axes), actual[i]);
        }
    }

    private static void Check(string name, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool isNear = Math.Abs(expected[i] - actual[i]) <= 1e-5 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(isNear || expected[i].Equals(actual[i]), $"{name}[{i}]: expected {expected[i]}, found {actual[i]}");
        }
    }

    private static (double[] Values, int[] Shape) Numbers(NamedOnnxValue value) =>
        value.Value switch
        {
            Tensor<double> wide => ([.. wide], wide.Dimensions.ToArray()),
            Tensor<long> integers => ([.. integers.Select(number => (double)number)], integers.Dimensions.ToArray()),
            object other => ([.. ((Tensor<float>)other).Select(number => (double)number)], ((Tensor<float>)other).Dimensions.ToArray()),
        };

    private static int[] Lengths(NetworkDeclaration declaration, List<Array> inputs)
    {
        int rows = inputs[0].Length / Elements(declaration.Inputs[0]);
        return [.. declaration.Outputs.Select(output => rows * Elements(output))];
    }

    private static int Elements(Layer layer) =>
        layer.Shape.Aggregate(1, (product, length) => product * (length == Layer.AnySteps ? Steps : length));

    /// <summary>Returns the axes of a value in the order of the network: rows first, and channels last if the declaration says so.</summary>
    /// <param name="remarks">The comment above the declaration.</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="shape">Its shape.</param>
    private static int[] Axes(IReadOnlyList<string> remarks, string name, int[] shape)
    {
        int rank = shape.Length;
        int rows = Math.Max(Array.IndexOf(shape, Rows), 0);
        int[] others = [.. Enumerable.Range(0, rank).Where(axis => axis != rows)];
        bool isChannelsLast = remarks.Any(remark => remark.Contains($"put {name} is ", StringComparison.Ordinal));
        int[] order = isChannelsLast ? [.. others[1..], others[0]] : others;
        return rank == 0 ? [] : [rows, .. order];
    }
}
