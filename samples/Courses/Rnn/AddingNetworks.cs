using StaticNets;

namespace Courses.Rnn;

/// <summary>Reads 50 steps of a number and a mark, and estimates the sum of the two marked numbers.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(50, 2)]
[SimpleRnn(32)]
[Dense(1)]
public sealed partial class AddingSimpleRnn;

/// <summary>The same with long short-term memory.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(50, 2)]
[Lstm(32)]
[Dense(1)]
public sealed partial class AddingLstm;

/// <summary>The same with gated recurrent units.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(50, 2)]
[Gru(32)]
[Dense(1)]
public sealed partial class AddingGru;
