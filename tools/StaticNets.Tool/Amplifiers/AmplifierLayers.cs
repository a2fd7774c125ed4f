using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Amplifiers;

/// <summary>The layers of a network that reads one sample at a time, while it is being built.</summary>
internal sealed class AmplifierLayers
{
    public AmplifierLayers() => Input = List.AddInput("input", [Layer.AnySteps, 1]);

    /// <summary>All layers.</summary>
    public LayerList List { get; } = new();

    /// <summary>The samples.</summary>
    public Layer Input { get; }

    /// <summary>What the user should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Adds a causal convolution over the samples.</summary>
    /// <param name="read">What it reads.</param>
    /// <param name="kernel">Its kernel, [filters, channels, taps] row by row, as PyTorch stores it.</param>
    /// <param name="bias">Its bias, or <see langword="null"/>.</param>
    /// <param name="filters">Number of filters.</param>
    /// <param name="taps">Number of steps that it reads.</param>
    /// <param name="dilation">The distance between these steps.</param>
    public Layer Convolve(Layer read, double[] kernel, double[]? bias, int filters, int taps, int dilation = 1)
    {
        int[] shape = [taps, read.Shape[^1], filters];
        Layer layer = List.Add("Conv1D", [read], [Layer.AnySteps, filters]).With(filters, taps);
        layer = taps > 1 ? layer.Choose("Padding", "Padding.Causal").Set("Dilation", dilation, 1) : layer;
        layer.Set("UseBias", bias is not null, otherwise: true).Add("kernel", shape, AxisOrder.Exchange(kernel, shape, [2, 1, 0]));
        return bias is null ? layer : layer.Add("bias", [filters], bias);
    }

    /// <summary>Adds a recurrent layer that gives its output at each step.</summary>
    /// <param name="kind"><c>Lstm</c> or <c>Gru</c>.</param>
    /// <param name="read">What it reads.</param>
    /// <param name="units">Number of units.</param>
    /// <param name="kernel">[features, gates · units] row by row, with the gates in the order of StaticNets.</param>
    /// <param name="recurrentKernel">[units, gates · units].</param>
    /// <param name="bias">[gates · units], or [2, gates · units] of a gated recurrent unit.</param>
    public Layer Recur(string kind, Layer read, int units, double[] kernel, double[] recurrentKernel, double[] bias)
    {
        int features = read.Shape[^1];
        int columns = kernel.Length / features;
        int[] shapeOfBias = bias.Length == columns ? [columns] : [2, columns];
        return List.Add(kind, [read], [Layer.AnySteps, units])
            .With(units)
            .Set("ReturnSequences", value: true)
            .Add("kernel", [features, columns], kernel)
            .Add("recurrent_kernel", [units, columns], recurrentKernel)
            .Add("bias", shapeOfBias, bias);
    }

    /// <summary>Adds a dense layer of one unit on each step.</summary>
    public Layer Join(Layer read, double[] kernel, double bias) =>
        List.Add("Dense", [read], [Layer.AnySteps, 1])
            .With(1)
            .Set("PerStep", value: true)
            .Add("kernel", [read.Shape[^1], 1], kernel)
            .Add("bias", [1], [bias]);

    /// <summary>Adds a function of each number.</summary>
    public Layer Activate(Layer read, Activation function)
    {
        Layer layer = List.Add("Activation", read);
        layer.Activation = ActivationFunction.Of(function);
        return layer;
    }

    /// <summary>Adds a sum or a product of two layers.</summary>
    public Layer Merge(string kind, Layer read, Layer other) => List.Add(kind, [read, other], read.Shape);

    /// <summary>Multiplies a tensor of weights, and rounds it to single precision.</summary>
    public static void Scale(Weight weight, double factor)
    {
        for (int i = 0; i < weight.Values.Length; i++)
        {
            weight.Values[i] = (float)(weight.Values[i] * factor);
        }
    }

    /// <summary>Adds a selection of channels.</summary>
    public Layer Slice(Layer read, int start, int end) => List.Add("Slice", [read], [Layer.AnySteps, end - start]).With(-1, start, end);
}
