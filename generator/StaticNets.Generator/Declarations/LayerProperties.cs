using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>Reports SNET0009 for layers: the name of a layer's property, and the name of the property's type, must not be taken.</summary>
internal sealed class LayerProperties
{
    private readonly INamedTypeSymbol _type;
    private readonly EquatableArray<LayerDeclaration> _layers;
    private readonly GeneratedMembers _generated;
    private readonly List<Problem> _problems;
    private readonly Dictionary<string, int> _owners = new(StringComparer.Ordinal);

    private LayerProperties(
        INamedTypeSymbol type,
        EquatableArray<LayerDeclaration> layers,
        GeneratedMembers generated,
        List<Problem> problems
    )
    {
        _type = type;
        _layers = layers;
        _generated = generated;
        _problems = problems;
    }

    /// <summary>Returns the layers, each with the information whether the class can have a property for it.</summary>
    public static EquatableArray<LayerDeclaration> Check(
        INamedTypeSymbol type,
        EquatableArray<LayerDeclaration> layers,
        GeneratedMembers generated,
        List<Problem> problems
    )
    {
        LayerProperties properties = new(type, layers, generated, problems);
        return layers.Select((layer, i) => layer with { HasProperty = properties.CanStand(i) }).ToEquatableArray();
    }

    private bool CanStand(int index)
    {
        LayerDeclaration layer = _layers[index];
        if (!Identifiers.IsLayerName(layer.Name) || _layers.Take(index).Any(other => other.Name == layer.Name))
        {
            return false;
        }

        LayerKind? kind = LayerCatalogue.Find(layer.Kind);
        bool owns = kind?.HasParameters(layer.Arguments) == true || layer.OwnsPart;
        string[] names = GeneratedMembers.Of(layer);

        // A layer without tensors needs no property: its hyperparameters also have paths.
        bool needsNone = !owns && kind?.HasProperty(layer.Arguments) == true;
        if (needsNone && !_owners.ContainsKey(names[0]) && names.Any(_owners.ContainsKey))
        {
            _owners[names[0]] = index;
            return false;
        }

        if (names.Where(_owners.ContainsKey).FirstOrDefault() is { } shared)
        {
            ReportShared(index, _owners[shared], shared);
            return false;
        }

        foreach (string name in names)
        {
            _owners[name] = index;
        }

        return needsNone
            ? IsFree(names)
            : owns && !IsTaken(index, names) && !MemberClashes.CheckProperty(_type, layer.Name, names, _problems);
    }

    private bool IsFree(string[] names) =>
        !names.Any(name => name == _type.Name || _generated.IsTaken(name) || IsInherited(name))
        && !MemberClashes.Numbered(_type).Any(pair => names.Contains(pair.Member.Name));

    private bool IsTaken(int index, string[] names)
    {
        foreach (string name in names)
        {
            string? owner =
                name == _type.Name ? "the class itself has this name"
                : GeneratedMembers.HidesType(name) ? "StaticNets has a type of this name, which the property would hide"
                : _generated.IsTaken(name) ? "every network has a member of this name"
                : IsInherited(name) ? "the class inherits a member of this name"
                : null;
            if (owner is not null)
            {
                // A part that is the network itself is no part, and SNET0101 says so. Another name would not help.
                if (_layers[index].Part is not { IsCircular: true })
                {
                    Report(index, name, $"{owner}, so give the layer \"{_layers[index].Name}\" another Name");
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Reports that two layers would share a name in the generated code. The diagnostic is at the second layer if the user wrote its name.
    /// If the name is automatic, the diagnostic is at the first layer.
    /// </summary>
    private void ReportShared(int index, int earlier, string name)
    {
        int guilty = _layers[index].IsNamed ? index : earlier;
        string both = $"the layers \"{_layers[earlier].Name}\" and \"{_layers[index].Name}\"";
        Report(guilty, name, $"{both} would share this name in the generated code, so give one of them another Name");
    }

    private void Report(int index, string name, string advice) =>
        _problems.Add(Problem.At(new Place(index, "Name"), ProblemIds.MemberClash, _type.Name, name, advice));

    private bool IsInherited(string name) => MemberClashes.Inherited(_type).Any(member => member.Name == name);
}
