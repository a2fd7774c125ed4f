namespace StaticNets;

/// <summary>Makes a partial class a neural network. Its layers are the attributes below this one, in their order.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// The loss that training minimises. Without a loss the network can only predict. In a network with several outputs, each
    /// <see cref="OutputAttribute"/> declares its own loss instead.
    /// </summary>
    public Loss Loss { get; set; }

    /// <summary>The number format of the network.</summary>
    public Precision Precision { get; set; }

    /// <summary>How convolutions are computed; <see cref="Algorithm.Direct"/> for the smallest rounding errors.</summary>
    public Algorithm Convolution { get; set; }

    /// <summary>
    /// Whether the class has the method <c>Activations</c>, which returns the output of every layer for some rows. The class then has a second
    /// prediction without merged layers, which makes the program larger; <c>Predict</c> stays as it is.
    /// </summary>
    public bool Activations { get; set; }
}
