using StaticNets.Files;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Mapping;

/// <summary>
/// Creates the error message for layers and modules that could not be matched: it names the modules that fit and suggests <c>--map</c>
/// options.
/// </summary>
internal static class MappingFault
{
    public static ToolException Of(Framework framework, IReadOnlyList<LayerManifest> layers, IReadOnlyList<Module> modules)
    {
        List<string> lines = [];
        var used = new HashSet<Module>();
        foreach (LayerManifest layer in layers)
        {
            Module[] candidates = [.. modules.Where(module => Fit.Fault(framework, layer, module) is null)];
            lines.Add($"Layer '{layer.Name}' ({layer.Signature}): {Candidates(framework, layer, modules, candidates)}");
            if (candidates.FirstOrDefault(used.Add) is { } example)
            {
                lines.Add($"  for example --map {layer.Name}={ForeignName.Escape(example.Name)}");
            }
        }

        IEnumerable<Module> homeless = modules.Where(module => !layers.Any(layer => Fit.Fault(framework, layer, module) is null));
        lines.AddRange(
            homeless.Select(module =>
                $"Module '{ForeignName.Escape(module.Name)}' ({ForeignName.Escape(module.Signature)}): no layer for it."
            )
        );
        if (OtherLibrary(framework, modules) is { } other)
        {
            lines.Add($"The tensors are named as {other.Title} names them: did you mean --from {other.Name}?");
        }

        return new ToolException(string.Join('\n', lines));
    }

    /// <summary>Returns another library whose naming fits all tensors, if the naming of the given library fits none.</summary>
    private static Framework? OtherLibrary(Framework framework, IReadOnlyList<Module> modules)
    {
        string[] names = [.. modules.SelectMany(module => module.Tensors).Select(tensor => tensor.Entry.Name)];
        return names.Length == 0 || names.Any(framework.IsName) ? null : Framework.All.FirstOrDefault(other => names.All(other.IsName));
    }

    private static string Candidates(Framework framework, LayerManifest layer, IReadOnlyList<Module> free, Module[] candidates)
    {
        if (candidates.Length > 0)
        {
            string names = string.Join(", ", candidates.Select(module => $"'{ForeignName.Escape(module.Name)}'"));
            return candidates.Length == 1 ? $"{names} fits, but another layer too." : $"{names} fit, and their names do not tell which.";
        }

        return Namesake(layer, free) is { } namesake
            ? $"'{ForeignName.Escape(namesake.Name)}' does not fit: {Fit.Fault(framework, layer, namesake)}."
            : "no module fits.";
    }

    private static Module? Namesake(LayerManifest layer, IReadOnlyList<Module> free) =>
        free.FirstOrDefault(module =>
            ModuleNames.Normalized(module.Name) == ModuleNames.Normalized(layer.Name)
            || ModuleNames.Normalized(module.Name).EndsWith("_" + ModuleNames.Normalized(layer.Name), StringComparison.Ordinal)
        );
}
