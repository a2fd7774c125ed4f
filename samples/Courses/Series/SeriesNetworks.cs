using StaticNets;

namespace Courses.Series;

/// <summary>Reads the last 48 values step by step, and estimates the next one.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(48, 1)]
[Lstm(16)]
[Dense(1)]
public sealed partial class SeriesLstm;

/// <summary>Reads the last 48 values as 48 features, and estimates the next one.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(48)]
[Dense(32, Activation = Activation.Relu)]
[Dense(1)]
public sealed partial class SeriesDense;

/// <summary>Estimates the next value as a weighted sum of the last 48 values.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(48)]
[Dense(1)]
public sealed partial class SeriesLinear;
