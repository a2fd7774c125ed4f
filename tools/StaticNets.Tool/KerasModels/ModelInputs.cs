using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;
using StaticNets.Tool.KerasModels.Layers;

namespace StaticNets.Tool.KerasModels;

/// <summary>Adds the inputs of a model to a network.</summary>
/// <param name="target">The network.</param>
/// <param name="options">The shapes that the user has stated.</param>
internal sealed class ModelInputs(ImportTarget target, ImportOptions options)
{
    private int _doubles;

    /// <summary>Whether all inputs are in double precision.</summary>
    public bool AreDouble => _doubles > 0 && _doubles == target.Layers.Inputs.Count;

    /// <summary>Adds an input, or returns <see langword="null"/> if it is refused.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The input.</param>
    /// <param name="refusals">Where a refusal goes.</param>
    public Layer? Add(ModelConfig model, TensorReference input, List<LayerRefusal> refusals)
    {
        LayerConfig config =
            model.Layers.FirstOrDefault(item => item.Layer.Name == input.Layer && item.Layer.Class == ModelConfig.InputLayer).Layer
            ?? throw new RefusalException($"the input {ForeignName.Escape(input.Layer)} is no {ModelConfig.InputLayer}");
        try
        {
            int[] shape = Complete(config, ModelConfig.ShapeOf(config));
            target.Limit(shape);
            LayerArguments arguments = new(config.Config);
            if (arguments.Flag("ragged", false))
            {
                throw new RefusalException("ragged inputs are not possible");
            }

            _doubles += arguments.Text("dtype", "float32") == "float64" ? 1 : 0;
            return target.Layers.AddInput(config.Name, shape);
        }
        catch (RefusalException fault)
        {
            refusals.Add(new LayerRefusal($"{config}", fault.Message));
            return null;
        }
    }

    /// <summary>Checks that only embeddings read indices.</summary>
    /// <exception cref="RefusalException">Others read them too.</exception>
    public void Check()
    {
        if (target.Layers.FindSharedIndices() is { } input)
        {
            throw new RefusalException(
                $"the input {ForeignName.Quote(input.WantedName!)} holds indices of an embedding, and other layers read it too"
            );
        }
    }

    private int[] Complete(LayerConfig input, int[] shape)
    {
        if (options.Shapes.TryGetValue(input.Name, out int[]? stated))
        {
            bool fits =
                stated.Length == shape.Length + 1 && shape.Zip(stated.Skip(1)).All(pair => pair.First == 0 || pair.First == pair.Second);
            return fits && stated.Skip(1).All(length => length > 0)
                ? stated[1..]
                : throw new RefusalException($"--shape {string.Join(',', stated)} does not fit [null, {Lengths(shape)}] of the model");
        }

        // A sequence, or a row of indices, may have any number of steps.
        bool isAny = shape is [0] or [0, > 0];
        return isAny ? [Layer.AnySteps, .. shape[1..]]
            : shape.Contains(0)
                ? throw new RefusalException(
                    $"the model leaves lengths open, [null, {Lengths(shape)}]: state them with --shape {ForeignName.Escape(input.Name)}=0,…"
                )
            : shape;
    }

    private static string Lengths(int[] shape) => string.Join(", ", shape.Select(length => length == 0 ? "null" : $"{length}"));
}
