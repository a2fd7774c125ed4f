namespace StaticNets;

/// <summary>A fully connected layer: <c>y = f(x · kernel + bias)</c>, <c>[inputs] → [units]</c>.</summary>
/// <param name="units">Number of outputs, positive.</param>
public sealed class DenseAttribute(int units) : KernelLayerAttribute
{
    /// <summary>Number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to the result; linear unless given.</summary>
    public Activation Activation { get; set; }

    /// <summary>α of <see cref="Activation.LeakyRelu"/> (0.01 unless given) or of <see cref="Activation.Elu"/> (1 unless given), positive.</summary>
    public double Alpha { get; set; }
}
