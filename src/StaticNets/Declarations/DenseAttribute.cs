namespace StaticNets;

/// <summary>A fully connected layer: <c>y = f(x · kernel + bias)</c>, <c>[inputs] → [units]</c>.</summary>
/// <param name="units">Number of outputs, positive.</param>
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>Number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to the result; linear unless given.</summary>
    public Activation Activation { get; set; }

    /// <summary>Number of inputs as the author understands it; the build fails when the layer above produces something else.</summary>
    public int Inputs { get; set; }

    /// <summary>How a new network fills the kernel; biases begin at zero.</summary>
    public Initializer KernelInitializer { get; set; }
}
