/* SPDX-License-Identifier: BSD-3-Clause */
%rename(num_alert_types) lt_num_alert_types;
%rename(alert_name) lt_alert_name;

int lt_num_alert_types(void);
const char *lt_alert_name(int type);
