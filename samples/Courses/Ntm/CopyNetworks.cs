using StaticNets;

namespace Courses.Ntm;

/// <summary>
/// Reads a sequence of bytes, and repeats it after a mark: a neural Turing machine whose controller is a long short-term memory.
/// </summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(Steps.Any, 10)]
[NeuralTuring(64, Slots = 64, Width = 16, ReturnSequences = true)]
[Dense(8, Activation = Activation.Sigmoid, PerStep = true)]
public sealed partial class LstmCopyMachine;

/// <summary>The same with a dense layer as controller, which remembers by the memory only.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(Steps.Any, 10)]
[NeuralTuring(64, Slots = 64, Width = 16, Controller = TuringController.Dense, ReturnSequences = true)]
[Dense(8, Activation = Activation.Sigmoid, PerStep = true)]
public sealed partial class DenseCopyMachine;
