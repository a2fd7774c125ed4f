namespace StaticNets.Tool.Tests.Networks;

/// <summary>Normalisations of each sample, of whole images and of groups of channels, and a layer of learned slopes.</summary>
[Network]
[Input(2, 3, 4)]
[LayerNormalization(Axis = 0, Name = "whole")]
[GroupNormalization(2, Name = "groups")]
[PRelu(Name = "slopes")]
[RmsNormalization(Name = "rms")]
[GlobalAveragePooling2D]
[Dense(2, Name = "head")]
public sealed partial class Normalised;
