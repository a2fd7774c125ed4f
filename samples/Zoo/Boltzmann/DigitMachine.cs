using StaticNets;

namespace Zoo.Boltzmann;

/// <summary>Learns digits of 8 × 8 pixels; visible units are connected with hidden ones only.</summary>
[RestrictedBoltzmann(visible: 64, hidden: 32)]
public sealed partial class DigitMachine;
