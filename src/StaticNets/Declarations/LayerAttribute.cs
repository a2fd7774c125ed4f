namespace StaticNets;

/// <summary>What all layers share. A layer reads the one above it unless <see cref="From"/> names another.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute() { }

    /// <summary>
    /// A name for others to read and for the saved file: a letter, then letters, digits and underscores.
    /// Without it the layer is called after its kind, counted: <c>dense</c>, <c>dense_1</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The earlier layer that this one reads, instead of the one above; <c>"input"</c> is the input.</summary>
    public string? From { get; set; }
}
