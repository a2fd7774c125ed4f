using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Explains problems that are caused by a shape in the axis order of another library. A problem is explained only if the axis order of
/// StaticNets solves it.
/// </summary>
internal sealed class OtherShapes(NetworkDeclaration declaration, LayerReferences references, ChannelOrderRules channels)
{
    private readonly BatchAxisRules _rows = new(declaration, references);

    public void Explain(List<Problem> problems)
    {
        for (int i = 0; i < problems.Count; i++)
        {
            Problem explained = _rows.Explain(channels.Explain(problems[i]));
            if (explained.OtherShape is { } meant && explained != problems[i] && Mends(meant, problems[i], problems))
            {
                problems[i] = explained;
            }
        }
    }

    /// <summary>Whether the suggested shape solves the problem and causes no new one.</summary>
    private bool Mends(OtherShape meant, Problem mended, List<Problem> before)
    {
        NetworkDeclaration changed = With(meant);
        LayerProgram tried = new(changed.Element);
        GraphBuilder.BuildLayers(changed, references, GraphPorts.Inputs(changed.Ports, tried), tried);
        references.CheckUnread(tried.Problems);
        return !tried.Problems.Any(left => left.IsSameAs(mended) || !before.Any(left.IsSameAs));
    }

    private NetworkDeclaration With(OtherShape meant)
    {
        if (meant.Place.Layer == Place.Input)
        {
            InputDeclaration input = declaration.Ports.Inputs[meant.Place.Port];
            return declaration with { Ports = declaration.Ports.WithInput(meant.Place.Port, input with { Shape = meant.Shape }) };
        }

        LayerDeclaration[] layers = [.. declaration.Layers];
        LayerDeclaration reshape = layers[meant.Place.Layer];
        layers[meant.Place.Layer] = reshape with { Arguments = Reshape.Changed(reshape.Arguments, meant.Shape) };
        return declaration with { Layers = new EquatableArray<LayerDeclaration>(layers) };
    }
}
