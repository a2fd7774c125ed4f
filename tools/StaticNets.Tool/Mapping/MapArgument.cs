using StaticNets.Files;
using StaticNets.Parameters;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Mapping;

/// <summary>The option <c>--map LAYER=MODULE</c>.</summary>
/// <param name="Text">The option's value as the user wrote it.</param>
internal sealed record MapArgument(string Text)
{
    private const int MostNamed = 20;

    /// <summary>Finds the layer and the module that the option names.</summary>
    /// <exception cref="ToolException">The form is wrong, a name is unknown or already used, or the shapes do not fit.</exception>
    public (LayerManifest Layer, Module Module) Resolve(
        Framework framework,
        IReadOnlyList<LayerManifest> layers,
        IReadOnlyList<Module> modules,
        IReadOnlyDictionary<LayerManifest, Module> taken
    )
    {
        int sign = Text.IndexOf('=');
        if (sign <= 0)
        {
            throw new ToolException($"Expected --map LAYER=MODULE, found '{Text}'.");
        }

        LayerManifest layer = Find(layers, item => item.Name, Text[..sign], "the network has no layer with weights");
        Module module = Find(modules, item => item.Name, Text[(sign + 1)..], "the file has no module");
        if (taken.ContainsKey(layer) || taken.Values.Contains(module))
        {
            string twice = taken.ContainsKey(layer) ? $"the layer '{layer.Name}'" : $"the module '{module.Name}'";
            throw new ToolException($"--map {Text}: {twice} is mapped twice.");
        }

        return Fit.Fault(framework, layer, module) is string fault
            ? throw new ToolException($"--map {Text}: '{module.Name}' does not fit '{layer.Name}': {fault}.")
            : (layer, module);
    }

    private T Find<T>(IReadOnlyList<T> items, Func<T, string> nameOf, string name, string complaint)
        where T : class
    {
        if (items.FirstOrDefault(item => nameOf(item) == name) is T found)
        {
            return found;
        }

        string advice = NearestName.Find(name, items.Select(nameOf)) is string nearest
            ? $"did you mean {ForeignName.Quote(nearest)}?"
            : $"it has {string.Join(", ", items.Take(MostNamed).Select(item => ForeignName.Quote(nameOf(item))))}{(items.Count > MostNamed ? ", …" : "")}.";
        throw new ToolException($"--map {Text}: {complaint} '{name}'; {advice}");
    }
}
