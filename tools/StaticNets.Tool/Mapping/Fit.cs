using StaticNets.Runtime;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Mapping;

/// <summary>Compares the tensors of a module with those of a layer, in the layout of the module's library.</summary>
internal static class Fit
{
    /// <summary>Returns, for each tensor of the layer, the tensors of the module that it comes from.</summary>
    /// <exception cref="InvalidOperationException">The module does not fit.</exception>
    public static IEnumerable<TensorMove> Moves(Framework framework, LayerManifest layer, Module module) =>
        Fault(framework, layer, module) is string fault
            ? throw new InvalidOperationException(fault)
            : layer.Tensors.Select(tensor =>
            {
                SourceTensors sources = framework.Sources(layer, tensor, module);
                return new TensorMove(layer, tensor, sources.Found, sources.AreStacked);
            });

    /// <summary>Returns the reason why a module does not fit a layer, or <see langword="null"/> if it fits.</summary>
    public static string? Fault(Framework framework, LayerManifest layer, Module module)
    {
        var used = new HashSet<ModelTensor>();
        foreach (TensorManifest target in layer.Tensors)
        {
            SourceTensors sources = framework.Sources(layer, target, module);
            used.UnionWith(sources.Found);
            if (Fault(framework, target, sources) is string fault)
            {
                return fault;
            }
        }

        ModelTensor? extra = module.Tensors.FirstOrDefault(tensor => !used.Contains(tensor));
        return extra is null ? null : $"{extra.Signature} has no place in it";
    }

    private static string? Fault(Framework framework, TensorManifest target, SourceTensors sources)
    {
        if (sources.Found.Count == 0)
        {
            return IsOptional(target) ? null : $"nothing for its {target.Role}";
        }

        if (sources.Found.Count < sources.Tensors.Count)
        {
            return $"its {target.Role} needs {sources.Tensors.Count} tensors, found {sources.Found[0].Role} only";
        }

        int[] axes = framework.Axes(target);
        var needed = new int[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            needed[axes[axis]] = target.Shape[axis];
        }

        if (sources.AreStacked)
        {
            needed = needed[1..];
        }

        ModelTensor? misfit = sources.Found.FirstOrDefault(source =>
            !source.Entry.Shape.SequenceEqual(needed.Select(length => (ulong)length))
        );
        return misfit is null
            ? null
            : $"its {target.Role} needs {misfit.Role} {Shapes.Text(needed)}, found {Shapes.Text(misfit.Entry.Shape)}";
    }

    /// <summary>Whether a module may lack the tensor: a module without a bias computes the same as a module with a bias of zeros.</summary>
    private static bool IsOptional(TensorManifest target) => target.Role is "bias" or "beta";
}
