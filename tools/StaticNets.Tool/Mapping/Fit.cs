using StaticNets.Runtime;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Mapping;

/// <summary>Whether the tensors of a module are those of a layer, in the layout of their library.</summary>
internal static class Fit
{
    /// <summary>Where each of the layer's tensors comes from.</summary>
    /// <exception cref="InvalidOperationException">The module does not fit.</exception>
    public static IEnumerable<TensorMove> Moves(Framework framework, LayerManifest layer, Module module) =>
        Fault(framework, layer, module) is string fault
            ? throw new InvalidOperationException(fault)
            : layer.Tensors.Select(tensor => new TensorMove(layer, tensor, framework.Source(layer, tensor, module)));

    /// <summary>Why a module does not fit, or <see langword="null"/> when it does.</summary>
    public static string? Fault(Framework framework, LayerManifest layer, Module module)
    {
        var used = new HashSet<ModelTensor>();
        foreach (TensorManifest target in layer.Tensors)
        {
            ModelTensor? source = framework.Source(layer, target, module);
            if (source is not null)
            {
                used.Add(source);
            }

            if (Fault(framework, target, source) is string fault)
            {
                return fault;
            }
        }

        ModelTensor? extra = module.Tensors.FirstOrDefault(tensor => !used.Contains(tensor));
        return extra is null ? null : $"{extra.Signature} has no place in it";
    }

    private static string? Fault(Framework framework, TensorManifest target, ModelTensor? source)
    {
        if (source is null)
        {
            return IsOptional(target) ? null : $"nothing for its {target.Role}";
        }

        int[] axes = framework.Axes(target);
        var needed = new int[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            needed[axes[axis]] = target.Shape[axis];
        }

        return source.Entry.Shape.SequenceEqual(needed.Select(length => (ulong)length))
            ? null
            : $"its {target.Role} needs {source.Role} {Shapes.Text(needed)}, found {Shapes.Text(source.Entry.Shape)}";
    }

    /// <summary>A module without a bias computes what one with zeros computes.</summary>
    private static bool IsOptional(TensorManifest target) => target.Role is "bias" or "beta";
}
