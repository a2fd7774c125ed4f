namespace StaticNets.Benchmarks.Workloads;

/// <summary>The cost of a layer with a kernel.</summary>
/// <param name="Kernel">Number of weights of the kernel.</param>
/// <param name="Uses">How often a sample uses each weight: the number of output pixels, 1 for a dense layer.</param>
/// <param name="Units">Length of the bias.</param>
internal readonly record struct LayerCost(double Kernel, double Uses, double Units);

/// <summary>Number of operations of a chain of dense and convolutional layers; other layers are negligible.</summary>
/// <param name="layers">The layers in order.</param>
internal sealed class ChainCost(params LayerCost[] layers)
{
    /// <summary>Creates a chain of dense layers.</summary>
    /// <param name="widths">The length of the input, then the units of each layer.</param>
    public static ChainCost Dense(params int[] widths) =>
        new([.. widths.Zip(widths.Skip(1), (inputs, units) => new LayerCost((double)inputs * units, 1, units))]);

    /// <summary>Returns the number of operations of a prediction.</summary>
    public double Forward(int rows) => 2.0 * rows * MultiplyAdds().Sum();

    /// <summary>
    /// Returns the number of operations of a training step: forward pass, gradients of the kernels, and gradients of the inputs of all
    /// layers but the first.
    /// </summary>
    public double Step(int rows) => 2.0 * rows * ((3 * MultiplyAdds().Sum()) - MultiplyAdds().First());

    /// <summary>Bytes of all parameters when kernels are stored in bfloat16.</summary>
    public double BytesOfBFloat16 => layers.Sum(layer => (sizeof(ushort) * layer.Kernel) + (sizeof(float) * layer.Units));

    /// <summary>Size of all parameters in bytes.</summary>
    public double Bytes => sizeof(float) * layers.Sum(layer => layer.Kernel + layer.Units);

    private IEnumerable<double> MultiplyAdds() => layers.Select(layer => layer.Kernel * layer.Uses);
}
