using StaticNets;

namespace Zoo.Boltzmann;

/// <summary>Learns pictures of 3 × 3 pixels; every unit is connected with every other one.</summary>
[Boltzmann(visible: 9, hidden: 4)]
public sealed partial class BarsMachine;
