using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>The network that a model becomes.</summary>
/// <param name="version">The major version of Keras that has written the file.</param>
internal sealed class ImportTarget(int version)
{
    // No array holds more elements than this of any layer, and no file more weights.
    private const long MostElements = 1 << 30;

    private readonly Stack<string> _models = [];

    public int Version { get; } = version;

    public LayerList Layers { get; } = new();

    /// <summary>Lines for the user.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Enters a model that is a layer: the names of its layers begin with its own.</summary>
    public void Enter(string model) => _models.Push(model);

    /// <summary>Leaves a model that is a layer.</summary>
    public void Leave() => _models.Pop();

    /// <summary>Returns the name of a layer.</summary>
    public string NameOf(string layer) => string.Join('_', [.. _models.Reverse(), layer]);

    /// <summary>Checks that an array can have a shape.</summary>
    /// <exception cref="RefusalException">It would be too large.</exception>
    public void Limit(IEnumerable<int> shape)
    {
        double elements = shape.Aggregate(1.0, (product, length) => product * Math.Abs(length));
        if (elements > MostElements)
        {
            throw new RefusalException($"an array of {Sizes.Text(shape)} is too large");
        }
    }
}
