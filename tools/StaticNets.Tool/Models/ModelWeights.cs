using StaticNets.Files;

namespace StaticNets.Tool.Models;

/// <summary>The weights of a model, grouped by module.</summary>
/// <param name="Modules">
/// The modules in the natural order of their names; a file sorts them by characters, <c>fc10</c> before <c>fc2</c>.
/// </param>
/// <param name="Ignored">Tensors that are not weights.</param>
internal sealed record ModelWeights(IReadOnlyList<Module> Modules, IReadOnlyList<ModelTensor> Ignored)
{
    public static ModelWeights Of(IEnumerable<SafetensorsEntry> entries, Framework framework)
    {
        ILookup<bool, ModelTensor> parted = entries.Select(framework.Part).ToLookup(framework.IsNoWeight);
        IEnumerable<Module> modules = parted[false]
            .GroupBy(tensor => tensor.Module, StringComparer.Ordinal)
            .Select(group => new Module(group.Key, [.. group.OrderBy(tensor => tensor.Role, NaturalOrder.Comparer)]));
        return new ModelWeights([.. modules.OrderBy(module => module.Name, NaturalOrder.Comparer)], [.. parted[true]]);
    }
}
