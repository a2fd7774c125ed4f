using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The layers with weights that training moves, numbered in the order of their tensors. A program can freeze each of them while it runs. The
/// library numbers them in the same way, see <c>LayerFreezing</c>.
/// </summary>
internal sealed class TrainedLayers
{
    private readonly List<string> _names;

    /// <param name="parameters">The parameters of the network in the order of its description.</param>
    public TrainedLayers(IEnumerable<Parameter> parameters) =>
        _names = [.. parameters.Where(parameter => parameter.IsTrainable).Select(LayerOf).Distinct(StringComparer.Ordinal)];

    public int Count => _names.Count;

    public string Name(int number) => _names[number];

    /// <summary>Returns the number of the layer that a trainable parameter belongs to.</summary>
    public int NumberOf(Parameter parameter) => _names.IndexOf(LayerOf(parameter));

    private static string LayerOf(Parameter parameter) => parameter.FullName.Substring(0, parameter.FullName.LastIndexOf('/'));
}
