namespace StaticNets;

/// <summary>Makes a partial class a neural network: its layers are the attributes that stand below, in their order.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>What training makes small. Without it the network only predicts.</summary>
    public Loss Loss { get; set; }

    /// <summary>The number format of the network.</summary>
    public Precision Precision { get; set; }
}
