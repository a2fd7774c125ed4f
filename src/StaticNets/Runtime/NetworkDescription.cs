using System.Collections.Immutable;

namespace StaticNets.Runtime;

/// <summary>
/// The facts about a generated network that the runtime needs. All instances of a network class share one description; if each call
/// determines the number of time steps, there is another one for each number, see <see cref="AnySteps"/>.
/// </summary>
public sealed class NetworkDescription
{
    /// <summary>Name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>Shape of one input sample. If there are several inputs, it is the length of their joint row.</summary>
    public required ImmutableArray<int> InputShape { get; init; }

    /// <summary>Shape of one output sample. If there are several outputs, it is the length of their joint row.</summary>
    public required ImmutableArray<int> OutputShape { get; init; }

    /// <summary>Length of one input sample.</summary>
    public required int InputLength { get; init; }

    /// <summary>Length of one output sample.</summary>
    public required int OutputLength { get; init; }

    /// <summary>The parameter tensors in the order of their layers.</summary>
    public required ImmutableArray<TensorDescription> Tensors { get; init; }

    /// <summary>Length of the parameter block, including padding.</summary>
    public required int ParameterBlockLength { get; init; }

    /// <summary>The layers in the order of the declaration.</summary>
    public required ImmutableArray<LayerDescription> Layers { get; init; }

    /// <summary>The inputs and outputs if there are several inputs or several outputs; otherwise <see langword="null"/>.</summary>
    public SeveralPorts? Ports { get; init; }

    /// <summary>The inputs that hold indices, an <see cref="IndexInputs{T}"/>; <see langword="null"/> if none does.</summary>
    public IndexInputs? Indices { get; init; }

    /// <summary>The loss of the only output; <see langword="null"/> if the network only predicts, or has several outputs.</summary>
    public Loss? Loss { get; init; }

    /// <summary>
    /// Whether the loss of a row is the sum of the losses of its time steps, as in the papers that define these losses; others are means.
    /// </summary>
    internal bool LossIsSumOfSteps => Loss is StaticNets.Loss.Hinge or StaticNets.Loss.Logistic or StaticNets.Loss.Perceptron;

    /// <summary>Number of dense target values of one row, for all outputs together; 0 if all losses take class indices.</summary>
    public int TargetLength { get; init; }

    /// <summary>Number of class indices of one row: one for each output whose loss takes them.</summary>
    public int ClassLength { get; init; }

    /// <summary>
    /// Number of decisions that the accuracy counts in each row: the length of the output if each element is compared with a threshold, 1
    /// if the largest element is chosen (argmax), 0 for a regression and for a network with several outputs.
    /// </summary>
    public int DecisionsPerRow { get; init; }

    /// <summary>
    /// Largest number of rows in a micro-batch of a training step, chosen so that the workspace of the micro-batch fits in the second-level
    /// cache if possible.
    /// </summary>
    public int TrainingRows { get; init; }

    /// <summary>The workspace of a micro-batch.</summary>
    public WorkspaceDescription TrainingWorkspace { get; init; }

    /// <summary>The initial states of recurrent layers; <see langword="null"/> if the network has none or is not trained.</summary>
    public StatesDescription? States { get; init; }

    /// <summary>Number of multiply-adds of one prediction.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>
    /// What training needs to know about the time steps if each call determines their number; otherwise <see langword="null"/>. All
    /// lengths of this description are then those of a single step.
    /// </summary>
    public AnySteps? AnySteps { get; init; }

    /// <summary>Number of time steps of a sample; 1 unless <see cref="OfSteps"/> returned the description.</summary>
    internal int Steps { get; init; } = 1;

    /// <summary>Number of weights of a row in the loss: one for each time step if each of any number of steps has outputs.</summary>
    internal int WeightsPerRow { get; init; } = 1;

    private NetworkDescription? _latest;

    /// <summary>
    /// Returns the description of samples with a number of time steps. It is cached until the next call with another number.
    /// </summary>
    /// <exception cref="ArgumentException">A sample would have more elements than an array can hold.</exception>
    internal NetworkDescription OfSteps(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        AnySteps any = AnySteps ?? throw new ArgumentException($"{Name} takes sequences of the declared length only.", nameof(steps));
        return _latest is { } latest && latest.Steps == steps ? latest : _latest = any.Describe(this, steps);
    }
}
