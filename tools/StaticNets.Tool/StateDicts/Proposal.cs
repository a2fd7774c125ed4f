using StaticNets.Files;
using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.StateDicts;

/// <summary>A network that is being proposed, a chain of layers.</summary>
/// <param name="source">The weights.</param>
/// <param name="shape">The shape of the input in PyTorch's order, with 0 for the rows, or <see langword="null"/>.</param>
/// <param name="isSame">Whether convolutions keep the size of images, <c>padding=kernel // 2</c>.</param>
/// <param name="isPooled">Whether a pooling stands behind each convolution.</param>
internal sealed class Proposal(SafetensorsSource source, int[]? shape, bool isSame, bool isPooled)
{
    private readonly List<string> _notes = [];

    public LayerList Layers { get; } = new();

    public IReadOnlyCollection<string> Notes => _notes;

    public bool IsSame => isSame;

    public bool IsPooled => isPooled;

    /// <summary>The last layer, or <see langword="null"/> before the input is known.</summary>
    public Layer? Current { get; private set; }

    /// <summary>Whether PyTorch has the channels of the current value in front of the places.</summary>
    public bool IsChannelsFirst { get; set; }

    /// <summary>Whether sizes of layers do not fit each other, since layers without weights are missing between them.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>The lengths of the input that the user has stated, without that of the rows; <see langword="null"/> for none.</summary>
    public int[]? Stated => shape?[1..];

    /// <summary>Sets the input, unless there is one.</summary>
    /// <param name="lengths">Its shape, channels last.</param>
    public void Begin(params int[] lengths) => Current ??= Layers.AddInput("input", lengths);

    /// <summary>Sets the input, unless there is one, to the stated shape, or to the one that the first module suggests.</summary>
    /// <param name="suggested">The shape that the module suggests.</param>
    /// <exception cref="ProposalException">The stated shape has another number of axes.</exception>
    public void BeginAsStated(params int[] suggested)
    {
        if (Current is null)
        {
            Begin(
                Stated is null || Stated.Length == suggested.Length
                    ? Stated ?? suggested
                    : throw new ProposalException(
                        $"--shape must have {suggested.Length + 1} lengths for the first module, found {Stated.Length + 1}"
                    )
            );
        }
    }

    /// <summary>Adds a layer behind the current one.</summary>
    /// <param name="kind">The name of the attribute.</param>
    /// <param name="module">The module whose name it gets, or <see langword="null"/>.</param>
    /// <param name="lengths">The shape of its output.</param>
    public Layer Add(string kind, Module? module, params int[] lengths)
    {
        Layer layer = Layers.Add(kind, [Current!], lengths);
        layer.WantedName = module?.Name;
        Current = layer;
        return layer;
    }

    /// <summary>Adds a line for the user, which becomes a comment, so that names from the file must not end it.</summary>
    public void Note(string line) => _notes.Add(ForeignName.Escape(line));

    /// <summary>Says that a module reads something else than the layers above it give.</summary>
    public void Gap(Module module, string read)
    {
        HasGaps = true;
        Note(
            $"{module.Name} reads {read}, the layers above it give {Sizes.Text(Current!.Shape)}: poolings, strides or paddings are missing."
        );
    }

    /// <summary>Returns the elements of a tensor with its axes in another order.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="result">The shape of the result.</param>
    /// <param name="axes">For each axis of the result, the axis of the tensor seen with the lengths of the result.</param>
    public double[] Values(ModelTensor tensor, int[] result, int[] axes)
    {
        double[] values = TensorValues.Read(source, tensor.Entry, result, axes);
        LargeGarbage.Collect(values.LongLength * sizeof(double));
        return values;
    }

    /// <summary>Returns the elements of a tensor.</summary>
    public double[] Values(ModelTensor tensor) => TensorValues.Read(source, tensor.Entry);
}
