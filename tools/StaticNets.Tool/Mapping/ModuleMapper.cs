using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Mapping;

/// <summary>
/// Finds the module of each layer: by the user's options, then by equal names, then by shapes. If several modules have the right shapes,
/// the numbers in their names decide. The mapper guesses by nothing else, because a wrong guess would silently give wrong predictions.
/// </summary>
internal sealed class ModuleMapper
{
    private readonly Framework _framework;
    private readonly IReadOnlyList<Module> _modules;
    private readonly IReadOnlyList<LayerManifest> _layers;
    private readonly Dictionary<LayerManifest, Module> _chosen = [];
    private readonly HashSet<LayerManifest> _said = [];

    private ModuleMapper(Framework framework, IReadOnlyList<Module> modules, IEnumerable<LayerManifest> layers)
    {
        _framework = framework;
        _modules = modules;
        _layers = [.. layers.Where(layer => layer.Tensors.Count > 0)];
    }

    private IEnumerable<LayerManifest> Open => _layers.Where(layer => !_chosen.ContainsKey(layer));

    private IEnumerable<Module> Free => _modules.Where(module => !_chosen.ContainsValue(module));

    /// <summary>Finds the source of every tensor of the network.</summary>
    /// <param name="framework">The library that saved the model.</param>
    /// <param name="modules">The modules of the model, in their natural order.</param>
    /// <param name="layers">The network's layers, in the order of the declaration.</param>
    /// <param name="said">The pairs of layer and module that the user gave.</param>
    /// <exception cref="ToolException">
    /// A layer does not have exactly one module, a module has no layer, or the library has no module that computes the same as a layer.
    /// </exception>
    public static IReadOnlyList<TensorMove> Map(
        Framework framework,
        IReadOnlyList<Module> modules,
        IReadOnlyList<LayerManifest> layers,
        IEnumerable<MapArgument> said
    )
    {
        if (layers.Select(framework.Refusal).FirstOrDefault(reason => reason is not null) is { } refusal)
        {
            throw new ToolException(refusal + ".");
        }

        ModuleMapper mapper = new(framework, modules, layers);
        foreach (MapArgument argument in said)
        {
            (LayerManifest layer, Module module) = argument.Resolve(framework, mapper._layers, modules, mapper._chosen);
            mapper._chosen.Add(layer, module);
            mapper._said.Add(layer);
        }

        mapper.MatchNames(name => name);
        string prefix = ModuleNames.CommonPrefix(modules, framework.Separator);
        mapper.MatchNames(name => name[prefix.Length..]);
        mapper.MatchShapes();
        if (mapper.Open.Any() || mapper.Free.Any())
        {
            throw MappingFault.Of(framework, [.. mapper.Open], [.. mapper.Free]);
        }

        return [.. mapper._layers.SelectMany(layer => Fit.Moves(framework, layer, mapper._chosen[layer]))];
    }

    private bool Fits(LayerManifest layer, Module module) => Fit.Fault(_framework, layer, module) is null;

    private void MatchNames(Func<string, string> shorten)
    {
        ILookup<string, Module> named = Free.ToLookup(module => ModuleNames.Normalized(shorten(module.Name)));
        foreach (LayerManifest layer in Open.ToArray())
        {
            Module[] matches = [.. named[ModuleNames.Normalized(layer.Name)]];
            if (matches.Length == 1 && Fits(layer, matches[0]))
            {
                _chosen.Add(layer, matches[0]);
            }
        }
    }

    private void MatchShapes()
    {
        foreach (IGrouping<string, LayerManifest> alike in Open.GroupBy(layer => layer.Signature).ToArray())
        {
            LayerManifest[] layers = [.. alike];
            Module[] candidates = [.. Free.Where(module => Fits(layers[0], module))];
            if (candidates.Length != layers.Length || candidates.DistinctBy(Series).Count() != 1)
            {
                continue;
            }

            LayerManifest[] named = NamedInSeries(layers[0], Series(candidates[0]));
            foreach ((LayerManifest layer, Module module) in layers.Zip(candidates))
            {
                _chosen.Add(layer, module);
            }

            if (!IsInOrder([.. layers, .. named]))
            {
                Array.ForEach([.. layers, .. named], layer => _chosen.Remove(layer));
            }
        }
    }

    private static string Series(Module module) => ModuleNames.Series(module.Name);

    /// <summary>
    /// Whether layers in the order of the declaration have modules in the order of their numbers. If not, a match by name was an accident.
    /// For example, the network has <c>dense</c> and <c>dense_1</c>, and the file has <c>dense_1</c> and <c>dense_2</c>, because its
    /// numbers continue those of another model. The equal names match <c>dense_1</c> with <c>dense_1</c>, and <c>dense_2</c> would be left
    /// for <c>dense</c>: the layers would be exchanged.
    /// </summary>
    private bool IsInOrder(LayerManifest[] layers)
    {
        string[] names = [.. _layers.Where(layers.Contains).Select(layer => _chosen[layer].Name)];
        return names.Order(NaturalOrder.Comparer).SequenceEqual(names);
    }

    private LayerManifest[] NamedInSeries(LayerManifest alike, string series) =>
        [.. _chosen.Keys.Where(layer => !_said.Contains(layer) && layer.Signature == alike.Signature && Series(_chosen[layer]) == series)];
}
